package org.earshot.share;

import java.time.Duration;
import java.util.List;

/**
 * How work is shared out, as config/sharing.yaml says it.
 *
 * @param brands whose cases are given to people without being asked for
 * @param awayAfter who does nothing for so long counts as away
 * @param abusivePerDay how many abusive cases one person is given in a day
 */
public record SharingRules(List<String> brands, Duration awayAfter, int abusivePerDay) {
    /** Without the file nothing is shared out. */
    public static final SharingRules OFF = new SharingRules(List.of(), Duration.ofMinutes(30), 5);

    /** Copies the brands. */
    public SharingRules {
        brands = List.copyOf(brands);
    }
}

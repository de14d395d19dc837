package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import org.earshot.respond.Case;
import org.jspecify.annotations.Nullable;

/**
 * A case as the queue shows it.
 *
 * @param item the case
 * @param clock what its time is running toward, null where no clock runs
 * @param platform where it happens, as people write it
 * @param brand whom it is about, as people write it
 * @param excerpt the start of the mention that it rests on
 * @param why the gravest reason, null where there is none
 * @param mine true where the reader holds it
 */
public record QueueRow(
        Case item,
        @Nullable Moment clock,
        String platform,
        String brand,
        List<Piece> excerpt,
        @Nullable String why,
        boolean mine) {
    /** The urgency's word in style sheets and in the language file. */
    public String urgency() {
        return item.urgency().name().toLowerCase(Locale.ROOT);
    }

    /** The state's word in style sheets and in the language file. */
    public String state() {
        return item.state().name().toLowerCase(Locale.ROOT);
    }

    /** True where somebody may take it with one click. */
    public boolean free() {
        return item.assignee() == null && "open".equals(state());
    }
}

package org.earshot.listen;

import java.time.Duration;

/** Lengths of time in words, in their greatest unit. */
final class Spans {
    private Spans() {}

    /** Such as {@code 3 days} or {@code 1 hour}. */
    static String of(Duration span) {
        return words(span, "1 ");
    }

    /** What stands behind "every", such as {@code 3 days} or {@code hour}. */
    static String each(Duration span) {
        return words(span, "");
    }

    private static String words(Duration span, String one) {
        long minutes = Math.max(1, Math.round(span.toSeconds() / 60.0));
        if (minutes < 120) {
            return minutes == 60 ? one + "hour" : count(minutes, "minute", one);
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48 ? hours == 24 ? one + "day" : count(hours, "hour", one) : count(span.toDays(), "day", one);
    }

    private static String count(long number, String unit, String one) {
        return number == 1 ? one + unit : number + " " + unit + "s";
    }
}

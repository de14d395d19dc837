package org.earshot.measure;

/** One case as a report reads it; filled anew for each row, because a month may have fifty thousand. */
final class FigureRow {
    String platform = "";
    String language = "";
    String sentiment = "";
    String topic = "";
    int urgency;
    int mentions;
    int day;
    int written;
    int answeredHour;
    int standing;
    boolean onceResolved;
    boolean reopened;

    /** Milliseconds, -1 where there is no answer. */
    long sinceHeard;

    /** Milliseconds, -1 where there is no answer. */
    long sincePosted;

    /** Milliseconds, -1 where it does not stand resolved. */
    long toResolution;
}

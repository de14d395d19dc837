package org.earshot.mention;

/** How far a mention has come on the line. The row says so; a message between stations is only a nudge. */
public enum Stage {
    /** Stored; next it is understood. */
    HEARD,
    /** Has a reading; next it is judged. */
    READ,
    /** Has a verdict; next it gets a case, if it needs one. */
    JUDGED,
    /** Is in a case; next staff are told, if a rule says so. */
    QUEUED,
    /** Nothing left to do. */
    DONE
}

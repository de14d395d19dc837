package org.earshot.respond;

/** What a case is waiting for. */
public enum CaseState {
    /** Nobody holds it. */
    OPEN,
    /** Somebody holds it. */
    CLAIMED,
    /** Answered; the customer's turn. */
    WAITING,
    /** Put off until a time. */
    SNOOZED,
    /** Done. */
    RESOLVED,
    /** Nothing to do: not ours, spam. */
    DISMISSED
}

package org.earshot.grant;

/** What came of a wish to give. */
public sealed interface Giving {
    /** It is in the ledger. */
    record Done(Gesture gesture) implements Giving {}

    /** It waits for somebody else's yes. */
    record Waiting(Request request) implements Giving {}

    /** It may not be given alone, and nothing was written. */
    record Above(Excess excess, Amount amount) implements Giving {}

    /** The same form was sent before, and did its work then. */
    record Again() implements Giving {}

    /**
     * It is not filled in well.
     *
     * @param field kind, unit, amount or why
     */
    record Faulty(String field) implements Giving {}
}

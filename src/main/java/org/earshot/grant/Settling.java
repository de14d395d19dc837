package org.earshot.grant;

/** What came of deciding about a request, or of taking a gesture back. */
public sealed interface Settling {
    /** It is done. */
    record Done() implements Settling {}

    /**
     * Somebody else was faster.
     *
     * @param by who
     */
    record Settled(String by) implements Settling {}

    /** That is for others to do: nobody decides about their own request, nor takes back what is not theirs. */
    record NotYours() implements Settling {}

    /** It needs words. */
    record Wordless() implements Settling {}
}

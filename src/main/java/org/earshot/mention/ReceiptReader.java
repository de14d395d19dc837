package org.earshot.mention;

/** Takes what platforms say became of our messages, however often and in whatever order they say it. */
public interface ReceiptReader {
    /**
     * Takes one.
     *
     * @param source the id of the source that was told, which only hears of messages that it sent
     * @return false where the message may be one that is being sent at this very moment, so that the platform shall tell it again;
     *     true where it was noted, was known, or is about nothing of ours
     */
    boolean told(String source, Receipt receipt);
}

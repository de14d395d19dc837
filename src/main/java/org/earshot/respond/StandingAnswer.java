package org.earshot.respond;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Says whose answer stands under a review, on platforms that keep one answer and let a new one take its place: only what we wrote
 * ourselves may be written over.
 */
public final class StandingAnswer {
    private final ObjectProvider<EarlierReplies> earlier;

    /** Knows what we sent where there is an outbox. */
    public StandingAnswer(ObjectProvider<EarlierReplies> earlier) {
        this.earlier = earlier;
    }

    /**
     * Whose it is.
     *
     * @param standing what stands there as the platform shows it, blank for nothing
     * @param wanted what shall stand there, as the platform would show it
     * @param externalId what the platform calls the answer
     */
    public Whose whose(String standing, String wanted, String externalId) {
        if (standing.isBlank()) {
            return Whose.NOBODYS;
        }
        if (ReplyAnswers.same(standing, wanted)) {
            return Whose.THIS_ONE;
        }
        EarlierReplies replies = earlier.getIfAvailable();
        boolean ours = replies != null
                && replies.texts(externalId).stream().anyMatch(text -> ReplyAnswers.same(text, standing));
        return ours ? Whose.OURS : Whose.SOMEBODYS;
    }

    /** Whose an answer is. */
    public enum Whose {
        /** There is none. */
        NOBODYS,
        /** It is the one that shall stand there. */
        THIS_ONE,
        /** We wrote it before; it may be written over. */
        OURS,
        /** Somebody wrote it elsewhere; it must not be written over. */
        SOMEBODYS
    }
}

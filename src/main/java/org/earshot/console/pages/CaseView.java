package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import org.earshot.respond.Case;
import org.earshot.respond.Reply;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A case, ready to be written.
 *
 * @param item the case
 * @param platform where it happens, as people write it
 * @param brand whom it is about, as people write it
 * @param mentions what was said, oldest first
 * @param verdict why it is as urgent as it is, null while nothing was decided
 * @param clocks its times, in their order
 * @param journal what was done, newest first
 * @param replies what staff said, oldest first
 * @param offer whether and how it can be answered
 * @param mine true where the reader holds it
 * @param colleagues whom it can be assigned to
 */
record CaseView(
        Case item,
        String platform,
        String brand,
        List<MentionView> mentions,
        @Nullable Verdict verdict,
        List<Clock> clocks,
        List<Done> journal,
        List<Said> replies,
        ReplyOffer offer,
        boolean mine,
        List<String> colleagues) {
    /** The urgency's word in style sheets and in the language file. */
    public String urgency() {
        return item.urgency().name().toLowerCase(Locale.ROOT);
    }

    /** The state's word in style sheets and in the language file. */
    public String state() {
        return item.state().name().toLowerCase(Locale.ROOT);
    }

    /** True for a case that only opens again. */
    public boolean done() {
        return switch (item.state()) {
            case RESOLVED, DISMISSED -> true;
            case OPEN, CLAIMED, WAITING, SNOOZED -> false;
        };
    }

    /** True where somebody else holds it. */
    public boolean held() {
        return item.assignee() != null && !mine && !done();
    }

    /**
     * One of its times.
     *
     * @param key its word in the language file
     * @param moment the time, null where it has not come
     */
    record Clock(String key, @Nullable Moment moment) {}

    /**
     * A line of its journal.
     *
     * @param who the user
     * @param deed what was done, in words
     * @param moment when
     * @param text the note, the reply, the reason; null for none
     */
    record Done(
            String who,
            String deed,
            Moment moment,
            @Nullable String text) {}

    /**
     * A reply.
     *
     * @param reply the reply
     * @param state its word in style sheets and in the language file
     * @param moment when it was sent, or written while it is not
     * @param link where people see it, null while it is nowhere
     */
    record Said(
            Reply reply,
            String state,
            Moment moment,
            @Nullable SafeLink link) {}
}

package org.earshot.respond;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What a wish does to each case.
 *
 * @param deed the deed
 * @param holder who has it then, null for who the deed says
 * @param text the words in the journal, null for none
 * @param until when a case of a brand comes back, null for a deed that puts nothing off
 */
record Step(
        Deed deed,
        @Nullable String holder,
        @Nullable String text,
        @Nullable Function<String, Instant> until) {
    /**
     * Reads a wish.
     *
     * @throws NotAllowed where it makes no sense
     */
    static Step of(String user, BatchWish wish) {
        if (wish instanceof BatchWish.Assign assign) {
            return new Step(Deed.ASSIGN, Cases.named(assign.to()), assign.to(), null);
        }
        if (wish instanceof BatchWish.Snooze snooze) {
            return new Step(Deed.SNOOZE, null, null, snooze.until());
        }
        if (wish instanceof BatchWish.Resolve resolve) {
            return new Step(Deed.RESOLVE, null, Cases.outcome(resolve.outcome()), null);
        }
        if (wish instanceof BatchWish.Dismiss dismiss) {
            return new Step(Deed.DISMISS, null, Cases.words("the reason", dismiss.why()), null);
        }
        return new Step(Deed.CLAIM, user, null, null);
    }

    /** The same with times that were looked at. */
    Step checked(Function<String, Instant> checked) {
        return new Step(deed, holder, text, checked);
    }

    /** True where the case is as the deed would make it. */
    boolean isSo(Case now, String user) {
        return holder != null
                && holder.equals(now.assignee())
                && (deed == Deed.ASSIGN || now.state() == CaseState.CLAIMED);
    }

    /** The words that go with it in the journal of a case. */
    @Nullable
    String words(Case before) {
        return until == null ? text : until.apply(before.brand()).toString();
    }

    /** What it changes beside the state. */
    void change(Draft draft, Deeds deeds, Instant now) {
        if (holder != null) {
            draft.holder(holder);
        }
        if (until != null) {
            draft.until(until.apply(draft.before().brand()));
        }
        if (Deed.done(deed.leadsTo(draft.before().state()).orElseThrow())) {
            deeds.settle(draft);
            draft.done(now, Texts.cut(Objects.requireNonNull(text), Cases.LONGEST_OUTCOME));
        }
    }
}

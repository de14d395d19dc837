package org.earshot.respond;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.store.Ids;
import org.springframework.stereotype.Component;

/** Puts replies where the sender finds them. */
@Component
class Outbox {
    private final MentionTable mentions;
    private final Repliers repliers;
    private final ReplyTable replies;
    private final Ids ids;
    private final Clock clock;

    Outbox(MentionTable mentions, Repliers repliers, ReplyTable replies, Ids ids, Clock clock) {
        this.mentions = mentions;
        this.repliers = repliers;
        this.replies = replies;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Finds the post to answer: the latest of the case to which the platform has no objection.
     *
     * @throws NotAllowed with the objection to the latest one, where there is one to all of them
     */
    Answer prepare(Case to, String author, String text) {
        List<Mention> latest = new ArrayList<>(mentions.ofCase(to.id()));
        Collections.reverse(latest);
        Optional<String> first = Optional.empty();
        for (Mention mention : latest) {
            Optional<String> objection = repliers.objection(mention, text);
            if (objection.isEmpty()) {
                return new Answer(to.id(), mention, author, text);
            }
            first = first.or(() -> objection);
        }
        throw new NotAllowed(first.orElse("case " + to.id() + " holds no post that could be answered"));
    }

    /** Writes the reply, in the transaction of the deed; returns its id. */
    long post(Answer answer, Reply.State state) {
        long id = ids.next();
        return post(id, "earshot-reply-" + id, answer, state);
    }

    /** Writes a question how it went, in the transaction of the deed; returns its id. */
    long ask(Answer question) {
        long id = ids.next();
        return post(id, SurveyReply.key(id), question, Reply.State.PENDING);
    }

    private long post(long id, String key, Answer answer, Reply.State state) {
        replies.insert(new Reply(
                id,
                answer.caseId(),
                answer.mention().id(),
                answer.mention().source(),
                answer.author(),
                answer.text(),
                key,
                state,
                clock.instant(),
                0,
                null,
                null,
                null,
                null));
        return id;
    }

    /** What to say to which post. */
    record Answer(long caseId, Mention mention, String author, String text) {}
}

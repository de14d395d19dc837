package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at statuses again, one by one: a server that does not have one any more answers 404 (a suspended account's may be 410). */
@Component
final class MastodonRechecker implements Rechecker {
    private static final int MOST = 10;
    private final Clock clock;

    MastodonRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<Instance> instance = Instance.of(source);
        if (instance.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "the server of source " + source.id() + " is not an address");
        }
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Post post : stored) {
            String own = post.details().reply().own();
            if (own == null) {
                continue;
            }
            Answer answer = fetcher.fetch(instance.get().get("/api/v1/statuses/" + Instance.encoded(own)));
            if (saysGone(answer)) {
                gone.add(post.id());
                continue;
            }
            Optional<Poll> trouble = Answers.trouble(answer, source, clock.instant());
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
            standing(answer, instance.get(), post).ifPresent(standing::add);
        }
        return new Recheck.Looked(gone, standing);
    }

    /** A 404 in words of Mastodon's own: one of a proxy or of another program at that address says nothing about the status. */
    private static boolean saysGone(Answer answer) {
        return answer instanceof Answer.Answered answered
                && (answered.status() == 404 || answered.status() == 410)
                && Json.parse(answered.text()).filter(body -> body.has("error")).isPresent();
    }

    private static Optional<Post> standing(Answer answer, Instance instance, Post before) {
        Optional<JsonNode> body = Json.parse(((Answer.Answered) answer).text());
        return body.flatMap(status -> StatusPost.of(
                        status, instance.host(), before.details().reply().summoned()))
                .filter(post -> post.id().equals(before.id()));
    }
}

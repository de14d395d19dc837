package org.earshot.listen.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at posts again, a hundred in one request; what X no longer has stands among its errors, not among its data. */
@Component
final class XRechecker implements Rechecker {
    private static final int MOST = 100;
    private final Clock clock;

    XRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "x";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        List<String> ids = stored.stream()
                .map(post -> post.details().reply().own())
                .filter(Objects::nonNull)
                .toList();
        String server = source.parameter("server").orElse("https://api.x.com").replaceAll("/+$", "");
        URI address = URI.create(server + "/2/tweets?tweet.fields=edit_history_tweet_ids&ids=" + String.join(",", ids));
        Answer answer = fetcher.fetch(Request.get(address).header("Authorization", "Bearer " + source.need("token")));
        Optional<Poll> trouble = Answers.trouble(answer, source, clock.instant());
        if (trouble.isPresent()) {
            return Recheck.of(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        Optional<JsonNode> body = Json.parse(answered.text());
        if (body.isEmpty()) {
            return Recheck.of(Answers.unreadable(answered, "JSON"));
        }
        return new Recheck.Looked(gone(body.get(), stored), List.of());
    }

    private static List<MentionId> gone(JsonNode body, List<Post> stored) {
        Set<String> missing = new HashSet<>();
        for (JsonNode error : body.path("errors")) {
            if (error.path("type").asText().endsWith("/resource-not-found")) {
                missing.add(error.path("resource_id").asText(error.path("value").asText()));
            }
        }
        List<MentionId> gone = new ArrayList<>();
        for (Post post : stored) {
            String own = post.details().reply().own();
            if (own != null && missing.contains(own)) {
                gone.add(post.id());
            }
        }
        return gone;
    }
}

package org.earshot.listen.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Json;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Looks at issues and comments again, one by one. GitHub also answers 404 for a repository that the token may not see any more, so
 * a 404 counts only where the repository itself is still there.
 */
@Component
final class GithubRechecker implements Rechecker {
    private static final int MOST = 20;
    private static final Pattern OWN = Pattern.compile("([^/]+)/([\\w.-]+/[\\w.-]+)#(\\d{1,12})(?:/(\\d{1,18}))?");

    private final Clock clock;

    GithubRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "github";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<Hub> hub = Hub.of(source);
        if (hub.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "the server of source " + source.id() + " is not an address");
        }
        Ask ask = new Ask(source, hub.get(), fetcher, clock.instant());
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Post post : stored) {
            Matcher own = OWN.matcher(String.valueOf(post.details().reply().own()));
            if (!own.matches() || !own.group(1).equalsIgnoreCase(hub.get().host())) {
                continue;
            }
            boolean comment = own.group(4) != null;
            String issues = "/repos/" + own.group(2) + "/issues/";
            Answer answer =
                    fetcher.fetch(hub.get().get(comment ? issues + "comments/" + own.group(4) : issues + own.group(3)));
            if (saysGone(answer, own.group(2), ask)) {
                gone.add(post.id());
            } else if (answer instanceof Answer.Answered answered && answered.ok()) {
                Optional<JsonNode> item = Json.parse(answered.text());
                new HubPost(hub.get())
                        .all(item.stream().toList(), comment).posts().stream()
                                .filter(now -> now.id().equals(post.id()))
                                .forEach(standing::add);
            } else if (!isMissing(answer)) {
                return trouble(ask, answer);
            }
        }
        return new Recheck.Looked(gone, standing);
    }

    private static boolean isMissing(Answer answer) {
        return answer instanceof Answer.Answered answered && (answered.status() == 404 || answered.status() == 410);
    }

    /** What the answer means, read by the same rules as for polling. */
    private static Recheck trouble(Ask ask, Answer answer) {
        Ask again = new Ask(ask.source(), ask.hub(), request -> answer, ask.now());
        return again.items(ask.hub().get("/"), "") instanceof Ask.Said.Nothing nothing
                ? Recheck.of(nothing.why())
                : new Recheck.TryLater(Optional.empty(), ask.hub().host() + " answered something else");
    }

    private static boolean saysGone(Answer answer, String repository, Ask ask) {
        if (!isMissing(answer)) {
            return false;
        }
        Answer.Answered answered = (Answer.Answered) answer;
        boolean told =
                Json.parse(answered.text()).filter(body -> body.has("message")).isPresent();
        if (!told || answered.status() == 410) {
            return told;
        }
        Answer there = ask.fetcher().fetch(ask.hub().get("/repos/" + repository));
        return there instanceof Answer.Answered found
                && found.ok()
                && Json.parse(found.text())
                        .filter(body -> body.has("full_name"))
                        .isPresent();
    }
}

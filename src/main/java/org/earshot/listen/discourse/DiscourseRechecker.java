package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Json;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Looks at posts of a forum again, in their topics, where answers of ours stand beside them. A post that its topic does not show
 * any more may have been moved; only the forum's own word about the post itself says that it is gone.
 */
@Component
final class DiscourseRechecker implements Rechecker {
    private static final int MOST = 10;
    private static final Pattern OWN = Pattern.compile("(.+)/t/(\\d{1,18})/(\\d{1,9})");

    private final Clock clock;

    DiscourseRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "discourse";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<Forum> forum = Forum.of(source);
        if (forum.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "the server of source " + source.id() + " is not an address");
        }
        Ask ask = new Ask(source, forum.get(), fetcher, clock.instant());
        Made made = new Made();
        for (Post post : stored) {
            Optional<Recheck> trouble = look(ask, post, made);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return new Recheck.Looked(made.gone, made.posts);
    }

    private static Optional<Recheck> look(Ask ask, Post post, Made made) {
        Matcher own = OWN.matcher(String.valueOf(post.details().reply().own()));
        String id = post.id().externalId().replaceFirst(".*/p/", "");
        if (!own.matches() || !own.group(1).equals(ask.forum().place()) || !id.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Ask.Said said = ask.json("/t/" + own.group(2) + "/" + own.group(3) + ".json", "post_stream");
        if (said instanceof Ask.Said.Body body && shows(ask, body.json(), id, made)) {
            return Optional.empty();
        }
        boolean missing = said instanceof Ask.Said.Body || closed((Ask.Said.Nothing) said);
        if (!missing) {
            return Optional.of(Recheck.of(((Ask.Said.Nothing) said).why()));
        }
        Answer answer = ask.fetcher().fetch(ask.forum().get("/posts/" + id + ".json"));
        if (saysGone(answer)) {
            made.gone.add(post.id());
        }
        return Optional.empty();
    }

    /** A topic that is gone, or that not everybody may read any more. */
    private static boolean closed(Ask.Said.Nothing nothing) {
        return nothing.status() == 403 || nothing.status() == 404 || nothing.status() == 410;
    }

    private static boolean shows(Ask ask, JsonNode topic, String id, Made made) {
        ForumPost maker = new ForumPost(ask.forum(), Json.text(topic, "title"), Json.text(topic, "slug"));
        boolean shown = false;
        for (JsonNode item : topic.path("post_stream").path("posts")) {
            boolean wanted = id.equals(Json.text(item, "id"));
            if (wanted || ask.forum().isOurs(item.path("username").asText())) {
                made.add(maker, TopicRead.filled(item, topic.path("id").asLong()));
            }
            shown |= wanted;
        }
        return shown;
    }

    /** A 404 in Discourse's own words: one of a proxy says nothing about the post. */
    private static boolean saysGone(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return false;
        }
        Optional<JsonNode> body = Json.parse(answered.text());
        boolean told = answered.status() == 404 || answered.status() == 410;
        return told
                ? body.filter(json -> json.has("errors")).isPresent()
                : answered.ok() && body.filter(ForumPost::isGone).isPresent();
    }
}

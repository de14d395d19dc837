package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Line;
import org.earshot.fetch.Lines;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Pumping;
import org.earshot.listen.StreamReader;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads {@code mastodon-stream}. A stream replays nothing, so each connection first reads the list of the same posts from where it
 * stood, opens the line, and reads the list once more for what came in between.
 */
@Component
public final class MastodonStreamReader implements StreamReader {
    private final MastodonReader lists;
    private final Clock clock;

    /** Measures times by the given clock. */
    public MastodonStreamReader(Clock clock) {
        this.lists = new MastodonReader(clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "mastodon";
    }

    @Override
    public Set<String> templates() {
        return Set.of("mastodon-stream");
    }

    @Override
    public Poll run(Source source, Cursor cursor, Ways ways, Sink sink) {
        Optional<String> objection = Channel.objection(source);
        if (objection.isPresent()) {
            return new Poll.Stop(objection.get());
        }
        Missed before = missed(source, cursor, ways, sink);
        Optional<Instance> instance = Instance.of(source);
        if (before.trouble() != null || instance.isEmpty()) {
            return before.trouble() == null ? Pumping.unwanted() : before.trouble();
        }
        Request request = streaming(instance.get(), ways, Channel.of(source).path(source));
        Lines.Dialled dialled = ways.lines().events(request);
        if (dialled instanceof Lines.Dialled.Refused refused) {
            return trouble(refused.answer(), source);
        }
        try (Line line = ((Lines.Dialled.Open) dialled).line()) {
            sink.opened();
            Missed between = missed(source, before.cursor(), ways, sink);
            if (between.trouble() != null) {
                return between.trouble();
            }
            Happenings.Place place =
                    new Happenings.Place(source, instance.get(), account(source, instance.get(), ways));
            return Pumping.pump(line, sink, new Happenings(place, between.cursor(), sink));
        }
    }

    /** How far the list was read, and why no further. */
    private record Missed(Cursor cursor, @Nullable Poll trouble) {}

    private Missed missed(Source source, Cursor from, Ways ways, Sink sink) {
        Cursor cursor = from;
        while (!sink.over()) {
            Poll poll = lists.read(source, cursor, ways.fetcher());
            if (!(poll instanceof Poll.Page page)) {
                return new Missed(cursor, poll);
            }
            if (!sink.store(page)) {
                break;
            }
            cursor = page.next();
            if (!page.more()) {
                return new Missed(cursor, null);
            }
        }
        return new Missed(cursor, Pumping.unwanted());
    }

    private Poll trouble(Answer answer, Source source) {
        return Answers.trouble(answer, source, clock.instant())
                .orElseGet(() -> Answers.unreadable((Answer.Answered) answer, "a stream of events"));
    }

    /** Large servers stream from a host of its own, which they name; the key goes there because the server says so, never in the clear. */
    private static Request streaming(Instance instance, Ways ways, String path) {
        JsonNode about = asked(instance, ways, "/api/v2/instance");
        String named = about.path("configuration")
                .path("urls")
                .path("streaming")
                .asText("")
                .strip();
        String web = named.replaceFirst("^(?i:ws)(?=s?://)", "http").replaceAll("/+$", "");
        boolean safe = web.startsWith("https://")
                || (web.startsWith("http://") && instance.base().startsWith("http://"));
        try {
            URI base = new URI(safe ? web : instance.base());
            boolean bare = base.getHost() != null && base.getRawQuery() == null && base.getRawUserInfo() == null;
            return instance.get(URI.create((bare ? base.toString() : instance.base()) + path));
        } catch (URISyntaxException e) {
            return instance.get(path);
        }
    }

    /** The id of our own account, which tells posts that name it from others; null where the key may not ask. */
    private static @Nullable String account(Source source, Instance instance, Ways ways) {
        return Channel.of(source) == Channel.USER
                ? Json.text(asked(instance, ways, "/api/v1/accounts/verify_credentials"), "id")
                : null;
    }

    /** What a server says where it is not needed. */
    private static JsonNode asked(Instance instance, Ways ways, String path) {
        Answer answer = ways.fetcher().fetch(instance.get(path));
        return answer instanceof Answer.Answered answered && answered.ok()
                ? Json.parse(answered.text()).orElseGet(MissingNode::getInstance)
                : MissingNode.getInstance();
    }
}

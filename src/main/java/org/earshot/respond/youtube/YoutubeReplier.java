package org.earshot.respond.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers comments on YouTube. YouTube has no idempotency key: before a second attempt the thread is looked at. Answers stand in a thread
 * side by side, so one to an answer names its author in front.
 */
@Component
final class YoutubeReplier implements Replier {
    private static final int LIMIT = 10_000;
    /** What it depends on which channel is signed in. */
    private static final List<String> DECISIVE =
            List.of("server", "auth-server", "client-id", "client-secret", "refresh-token", "account");
    /** Pages of a hundred answers that are looked through before a second attempt. */
    private static final int MOST_PAGES = 10;

    private final Clock clock;
    private final Sessions sessions;
    private final Standings standings;

    YoutubeReplier(Clock clock, Sessions sessions, Standings standings) {
        this.clock = clock;
        this.sessions = sessions;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "youtube";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Length length = length(source, addressed(mention, text));
        Optional<String> tooLong = length.counted() <= length.limit()
                ? Optional.empty()
                : Optional.of("a comment on youtube has at most " + length.limit()
                        + " characters, and this one with the name in front has " + length.counted());
        return closed(mention, source).or(() -> tooLong);
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("this comment has no id on youtube, so an answer cannot name it; open the link");
        }
        return YoutubeDoor.hasAccount(source.parameters())
                ? Optional.empty()
                : Optional.of("the source " + source.id()
                        + " signs nobody in; give it client-id, client-secret and refresh-token of the channel's owner with the"
                        + " scope youtube.force-ssl, or open the link");
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.codePointCount(0, text.length()), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        Instant now = clock.instant();
        Optional<YoutubeDoor> door = YoutubeDoor.of(source.parameters(), fetcher, sessions, now);
        if (closed.isPresent() || door.isEmpty()) {
            return new Outcome.Refused(closed.orElse("the source " + source.id() + " signs nobody in"));
        }
        CommentAnswers answers = new CommentAnswers(source.id(), now);
        Channel channel = new Channel(source, door.get(), answers);
        // A second attempt looks for what the channel said, so it has to know its id.
        Channel.Found me = reply.attempts() == 0 ? new Channel.Found(standing(channel), "") : found(channel);
        Optional<Outcome> stranger = me.standing().objection();
        if (stranger.isPresent()) {
            return stranger.get();
        }
        String url = mention.post().details().url();
        Errand errand = new Errand(door.get(), answers, thread(mention), addressed(mention, reply.text()), url);
        Optional<Outcome> before = reply.attempts() == 0 ? Optional.empty() : lookBack(reply, errand, me.id());
        return before.orElseGet(() -> answers.posted(errand.door().post("comments?part=snippet", errand.body()), url));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return YoutubeDoor.hasAccount(source.parameters())
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        Instant now = clock.instant();
        YoutubeDoor door =
                YoutubeDoor.of(source.parameters(), fetcher, sessions, now).orElseThrow();
        return standing(new Channel(source, door, new CommentAnswers(source.id(), now)));
    }

    private Standing standing(Channel channel) {
        return standings.of(channel.source(), DECISIVE, () -> channel.ask().standing());
    }

    private Channel.Found found(Channel channel) {
        Channel.Found found = channel.ask();
        standings.note(channel.source(), found.standing());
        return found;
    }

    /**
     * What is to be done.
     *
     * @param door the way to YouTube
     * @param answers reads what it says
     * @param thread the comment at the top, which an answer has to name
     * @param text with a name in front where there must be one
     * @param url of the comment that is answered, null for none
     */
    private record Errand(
            YoutubeDoor door,
            CommentAnswers answers,
            String thread,
            String text,
            @Nullable String url) {
        byte[] body() {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("snippet").put("parentId", thread).put("textOriginal", text);
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String thread(Mention mention) {
        Post.ReplyTo place = mention.post().details().reply();
        return place.thread() == null ? String.valueOf(place.own()) : place.thread();
    }

    private static String addressed(Mention mention, String text) {
        String handle = "@" + mention.post().author().handle();
        boolean atTop = thread(mention).equals(mention.post().details().reply().own());
        boolean named = handle.equals("@unknown") || text.contains(handle);
        return atTop || named ? text : handle + " " + text;
    }

    /** What came of an earlier attempt that we did not hear the end of; empty where there is no trace of it. */
    private static Optional<Outcome> lookBack(Reply reply, Errand errand, String me) {
        String list = "comments?part=snippet&maxResults=100&textFormat=plainText&parentId="
                + YoutubeDoor.encoded(errand.thread());
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            CommentAnswers.Read read = errand.answers().read(errand.door().get(list + token));
            if (read instanceof CommentAnswers.Read.Not not) {
                return Optional.of(not.outcome());
            }
            JsonNode body = ((CommentAnswers.Read.Body) read).json();
            for (JsonNode comment : body.path("items")) {
                if (CommentAnswers.same(comment, me, errand.text(), reply.createdAt())) {
                    return Optional.of(errand.answers().sent(comment, errand.url()));
                }
            }
            String next = body.path("nextPageToken").asText("");
            if (next.isEmpty()) {
                return Optional.empty();
            }
            token = "&pageToken=" + YoutubeDoor.encoded(next);
        }
        return Optional.of(new Outcome.Refused(
                "this thread has too many answers to see whether the reply is there already; open the link and look"));
    }
}

package org.earshot.respond.bluesky;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/** Answers with the account that the source signs in with. */
@Component
class BlueskyReplier implements Replier {
    private static final String SERVER = "https://bsky.social";
    private static final Pattern POST = Pattern.compile("at://did:[^/\\s]+/app\\.bsky\\.feed\\.post/[^/\\s]+");

    private final XrpcDoor door;
    private final Refusals refusals;
    private final Standings standings;

    BlueskyReplier(Sessions sessions, Clock clock, Standings standings) {
        this.door = new XrpcDoor(sessions, clock);
        this.refusals = new Refusals(clock);
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() ? closed : tooLong(text);
    }

    private static Optional<String> closed(Mention mention, Source source) {
        String own = mention.post().details().reply().own();
        if (own == null || !POST.matcher(own).matches()) {
            return Optional.of("this post has no address on Bluesky, so an answer cannot name it; open the link");
        }
        if (!isSignedIn(source)) {
            return Optional.of("the source " + source.id()
                    + " has no account; write identifier and password into it, or open the link");
        }
        return Optional.empty();
    }

    private static Optional<String> tooLong(String text) {
        int letters = ReplyText.length(text);
        if (letters > ReplyText.LIMIT) {
            return Optional.of(
                    "a post on Bluesky has at most " + ReplyText.LIMIT + " characters, and this one has " + letters);
        }
        int bytes = ReplyText.bytes(text);
        return bytes > ReplyText.BYTES
                ? Optional.of("a post on Bluesky has at most " + ReplyText.BYTES + " bytes, and this one has " + bytes)
                : Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(ReplyText.length(text), ReplyText.LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> objection = objection(mention, source, reply.text());
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        Desk desk = desk(source, fetcher);
        return answersAs(source)
                .flatMap(named -> standings.note(source, desk.standing()).objection())
                .orElseGet(() -> new Attempt(reply, mention, desk).outcome());
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return isSignedIn(source) ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    /** A session that is open already answers this without a request. */
    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return desk(source, fetcher).standing();
    }

    private Desk desk(Source source, Fetcher fetcher) {
        XrpcDoor.Account account = new XrpcDoor.Account(
                server(source),
                name(source.need("identifier")),
                source.need("password").strip());
        String answersAs = source.parameter("account").map(BlueskyReplier::name).orElse(null);
        return new Desk(door, account, answersAs, fetcher, refusals);
    }

    private static boolean isSignedIn(Source source) {
        return source.parameter("identifier").isPresent()
                && source.parameter("password").isPresent();
    }

    /** What a stream names as its server holds no accounts. */
    private static String server(Source source) {
        String server = source.template().equals("bluesky-jetstream") ? "account-server" : "server";
        return source.parameter(server).orElse(SERVER).strip().replaceAll("/+$", "");
    }

    private static String name(String written) {
        String name = written.strip();
        return name.startsWith("@") ? name.substring(1) : name;
    }
}

package org.earshot.respond.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/**
 * Answers comments, posts and messages on Reddit. Reddit has no idempotency key: before a second attempt the account's own comments are
 * looked at.
 */
@Component
final class RedditReplier implements Replier {
    private static final int LIMIT = 10_000;

    /** What it depends on who is signed in. */
    private static final List<String> DECISIVE =
            List.of("server", "auth-server", "client-id", "client-secret", "refresh-token", "password", "account");

    private final Clock clock;
    private final Sessions sessions;
    private final Standings standings;

    RedditReplier(Clock clock, Sessions sessions, Standings standings) {
        this.clock = clock;
        this.sessions = sessions;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "reddit";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Length length = length(source, text);
        Optional<String> tooLong = length.counted() <= length.limit()
                ? Optional.empty()
                : Optional.of("a comment on reddit has at most " + length.limit() + " characters, and this one has "
                        + length.counted());
        return closed(mention, source).or(() -> tooLong);
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of("this has no name on reddit, so an answer cannot name it; open the link");
        }
        return RedditDoor.hasAccount(source.parameters())
                ? Optional.empty()
                : Optional.of("the source " + source.id()
                        + " has no account; give it a refresh-token with the scopes identity, history and submit, or open"
                        + " the link");
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.codePointCount(0, text.length()), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        String own = mention.post().details().reply().own();
        Optional<String> closed = closed(mention, source);
        if (own == null || closed.isPresent()) {
            return new Outcome.Refused(closed.orElse("this has no name on reddit"));
        }
        Instant now = clock.instant();
        RedditDoor door = RedditDoor.of(source.parameters(), fetcher, sessions, now);
        RedditAnswers answers = new RedditAnswers(source.id(), now);
        Account account = new Account(source, door, answers);
        Standing standing =
                reply.attempts() > 0 ? standings.note(source, account.standing()) : standing(source, account);
        if (!(standing instanceof Standing.May may)) {
            return standing.objection().orElseThrow();
        }
        Optional<Outcome> before = reply.attempts() == 0
                ? Optional.empty()
                : lookBack(reply, own, may.account().substring(2), account);
        return before.orElseGet(() -> answers.posted(door.post("/api/comment", form(own, reply)), reply));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return RedditDoor.hasAccount(source.parameters())
                ? RedditDoor.handle(source.parameters()).map(name -> "u/" + name)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        Instant now = clock.instant();
        RedditDoor door = RedditDoor.of(source.parameters(), fetcher, sessions, now);
        return standing(source, new Account(source, door, new RedditAnswers(source.id(), now)));
    }

    private Standing standing(Source source, Account account) {
        return standings.of(source, DECISIVE, account::standing);
    }

    private static Map<String, String> form(String own, Reply reply) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_type", "json");
        form.put("raw_json", "1");
        form.put("thing_id", own);
        form.put("text", reply.text());
        return form;
    }

    /** What came of an earlier attempt that we did not hear the end of; empty where there is no trace of it. */
    private static Optional<Outcome> lookBack(Reply reply, String own, String name, Account account) {
        String path = own.startsWith("t4_")
                ? "/message/sent?"
                : "/user/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/comments?sort=new&";
        Answer answer = account.door().get(path + "limit=100&raw_json=1");
        RedditAnswers.Read read = account.answers().read(answer);
        if (read instanceof RedditAnswers.Read.Not not) {
            return Optional.of(not.outcome());
        }
        JsonNode children = ((RedditAnswers.Read.Body) read).json().path("data").path("children");
        if (!children.isArray()) {
            return Optional.of(
                    new Outcome.TryLater(Optional.empty(), "reddit did not show whether the reply is there already"));
        }
        for (JsonNode child : children) {
            JsonNode written = child.path("data");
            if (own.equals(written.path("parent_id").asText()) && RedditAnswers.same(written, reply)) {
                return Optional.of(RedditAnswers.sent(written));
            }
        }
        return Optional.empty();
    }
}

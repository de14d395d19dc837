package org.earshot.respond.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.RetryAfter;
import org.earshot.fetch.x.TwitterDoor;
import org.earshot.fetch.x.TwitterDoors;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/**
 * Answers on X. X has no idempotency key: before a second attempt the account's own timeline is looked at, and a "duplicate content"
 * refusal counts as sent.
 */
@Component
final class XReplier implements Replier {
    private static final String SERVER = "https://api.x.com";
    private static final int LOOK_BACK = 50;

    private final ObjectMapper json = new ObjectMapper();
    private final TwitterDoors doors = new TwitterDoors();
    private final Clock clock;
    private final Standings standings;

    XReplier(Clock clock, Standings standings) {
        this.clock = clock;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "x";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        if (!mention.post().details().reply().summoned()) {
            return Optional.of(
                    "X lets an app answer only posts that name the answering account; open the post on X and answer there");
        }
        if (source.parameter("token").isEmpty()) {
            return Optional.of("The source " + source.id() + " has no token to answer with");
        }
        int counted = WeightedLength.of(text);
        return counted > WeightedLength.LIMIT
                ? Optional.of(
                        "The reply has " + counted + " characters as X counts them; it takes " + WeightedLength.LIMIT)
                : Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(WeightedLength.of(text), WeightedLength.LIMIT);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return source.parameter("token").isPresent()
                ? TokenHolder.named(source).map(name -> "@" + name)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return standings.of(
                source, TokenHolder.DECISIVE, () -> holder(source, fetcher).standing());
    }

    private TokenHolder holder(Source source, Fetcher fetcher) {
        TwitterDoor door = doors.door(source.parameter("server").orElse(SERVER), source.need("token"), fetcher);
        return new TokenHolder(source, door, clock.instant());
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        String own = mention.post().details().reply().own();
        if (own == null || !own.matches("\\d{1,19}")) {
            return new Outcome.Refused("X cannot answer a post without an id");
        }
        Optional<Outcome> stranger =
                answersAs(source).flatMap(account -> standing(source, fetcher).objection());
        if (stranger.isPresent()) {
            return stranger.get();
        }
        TokenHolder holder = holder(source, fetcher);
        TwitterDoor door = holder.door();
        if (reply.attempts() > 0) {
            Optional<Outcome> before = lookBack(reply, own, holder);
            if (before.isPresent()) {
                return before.get();
            }
        }
        Optional<Answer> answer = door.call(twitter -> twitter.createTweet(
                null, null, null, null, null, null, null, null, null, Long.valueOf(own), null, reply.text()));
        return answer.map(this::outcome)
                .orElseGet(() -> new Outcome.Refused("X cannot be asked with source " + source.id()));
    }

    private Outcome outcome(Answer answer) {
        if (answer instanceof Answer.Unanswered unanswered) {
            return unanswered.kind() == Answer.Kind.FORBIDDEN_ADDRESS
                    ? new Outcome.Refused(unanswered.why())
                    : new Outcome.TryLater(unanswered.retryAfter(), unanswered.why());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        if (answered.ok()) {
            String id = read(answered).path("data").path("id").asText("");
            return id.isBlank() ? new Outcome.TryLater(Optional.empty(), "X answered without an id") : sent(id);
        }
        return refusal(answered);
    }

    private Outcome refusal(Answer.Answered answered) {
        String detail = read(answered).path("detail").asText("");
        int status = answered.status();
        if (status == 429 || status >= 500) {
            return new Outcome.TryLater(wait(answered), "X answered " + status);
        }
        if (status == 403 && detail.toLowerCase(java.util.Locale.ROOT).contains("duplicate")) {
            return new Outcome.Sent(null, null);
        }
        String said = detail.isBlank() ? "" : ": " + detail.substring(0, Math.min(200, detail.length()));
        return new Outcome.Refused("X answered " + status + said);
    }

    private Optional<Duration> wait(Answer.Answered answered) {
        Instant now = clock.instant();
        return RetryAfter.of(answered.headers(), now)
                .or(() -> answered.headers()
                        .first("x-rate-limit-reset")
                        .filter(text -> text.matches("\\d{9,11}"))
                        .map(text -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(text))))
                        .filter(wait -> !wait.isNegative()));
    }

    /** The reply of an earlier attempt that went through although we did not hear of it. */
    private Optional<Outcome> lookBack(Reply reply, String own, TokenHolder holder) {
        Optional<String> id = holder.number();
        if (id.isEmpty()) {
            return Optional.of(
                    new Outcome.TryLater(Optional.empty(), "X did not say whether the reply is there already"));
        }
        Optional<Answer> timeline = holder.door()
                .call(twitter -> twitter.getUserTweets(
                        Long.parseLong(id.get()),
                        null,
                        null,
                        null,
                        LOOK_BACK,
                        null,
                        null,
                        null,
                        null,
                        Long.valueOf(own),
                        null,
                        "referenced_tweets",
                        null,
                        null));
        for (JsonNode post :
                timeline.map(this::body).orElseGet(json::createObjectNode).path("data")) {
            if (answers(post, own) && post.path("text").asText().contains(firstWords(reply.text()))) {
                return Optional.of(sent(post.path("id").asText()));
            }
        }
        return timeline.filter(answer -> answer instanceof Answer.Answered answered && answered.ok())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(new Outcome.TryLater(Optional.empty(), "X did not show the account's own posts"));
    }

    private static boolean answers(JsonNode post, String own) {
        for (JsonNode reference : post.path("referenced_tweets")) {
            if (reference.path("type").asText().equals("replied_to")
                    && reference.path("id").asText().equals(own)) {
                return true;
            }
        }
        return false;
    }

    /** Addresses are rewritten by X, so only what stands before the first one is compared. */
    private static String firstWords(String text) {
        int address = text.indexOf("http");
        String words = address < 0 ? text : text.substring(0, address);
        return words.strip().substring(0, Math.min(100, words.strip().length()));
    }

    private static Outcome sent(String id) {
        return new Outcome.Sent(id, "https://x.com/i/status/" + id);
    }

    private JsonNode body(Answer answer) {
        return answer instanceof Answer.Answered answered && answered.ok() ? read(answered) : json.createObjectNode();
    }

    private JsonNode read(Answer.Answered answered) {
        try {
            JsonNode node = json.readTree(answered.body());
            return node == null ? json.createObjectNode() : node;
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        } catch (java.io.IOException e) {
            return json.createObjectNode();
        }
    }
}

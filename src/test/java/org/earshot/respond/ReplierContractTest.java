package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What every replier must keep to. It finds the repliers below {@code respond} and the recorded replies under {@code routes/} by
 * itself, so a new platform only adds {@code routes/PLATFORM/recorded/NAME.reply.yaml}:
 *
 * <ul>
 *   <li>{@code template:} and {@code parameters:} of the source whose account answers, keys included.
 *   <li>{@code mention:} what is answered: externalId, own, parent, thread, author, authorId, url, text, rating, publishedAt, visibility.
 *   <li>{@code text:} what staff say; a sentence by default.
 *   <li>{@code answers:} what the platform answers, a list of {@code {for: PIECE OF ADDRESS, method: POST, status: 200, headers: {},
 *       file: FILE or body: TEXT}}; the first that fits.
 *   <li>{@code again:} answers that stand before those at a second attempt, when the reply is there already: then it must be found or
 *       written over, not sent twice. Where the platform has an idempotency key, leave it out.
 *   <li>{@code requests:} what must be asked: {@code {for: PIECE, method: POST, contains: [TEXT, …]}}; the text is looked for in the
 *       body, in the address and in the headers.
 *   <li>{@code sent:} {@code externalId:} and {@code url:} of the reply.
 *   <li>{@code standing:} whom the platform says the key belongs to, as people read it; leave it out where the platform cannot say.
 *   <li>{@code look:} at the second attempt nothing may be asked whose address holds this with a method other than GET.
 * </ul>
 *
 * <p>A replier that does not use HTTP says so and has a contract test of its own beside it, named after it, which promises the same.
 */
class ReplierContractTest {
    static final List<RecordedReply> REPLIES = RecordedReply.all();
    private final List<Request> asked = new ArrayList<>();

    @Test
    void everyReplierHasARecordedReply() {
        for (Replier replier : AllRepliers.byPlatform().values()) {
            if (replier.overHttp()) {
                assertThat(REPLIES).extracting(RecordedReply::platform).contains(replier.platform());
            } else {
                assertThat(replier.getClass().getResource(replier.getClass().getSimpleName() + "ContractTest.class"))
                        .as("the contract test beside the replier of " + replier.platform()
                                + ", which does not use HTTP")
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void aReplyIsSentAsThePlatformWantsIt(RecordedReply one) {
        Outcome outcome = send(one, 0, request -> one.answer(request, false));

        assertThat(replier(one).objection(one.mention(), one.source(), one.text()))
                .isEmpty();
        assertThat(outcome)
                .isEqualTo(new Outcome.Sent(
                        one.sent().get("externalId"), one.sent().get("url")));
        for (Map<String, Object> wanted : one.requests()) {
            List<Request> fitting = asked.stream()
                    .filter(request -> RecordedReply.matches(wanted, request))
                    .toList();
            assertThat(fitting).as("requests to %s", wanted.get("for")).isNotEmpty();
            for (Object piece : (List<?>) wanted.getOrDefault("contains", List.of())) {
                assertThat(fitting)
                        .as("%s in a request to %s", piece, wanted.get("for"))
                        .anyMatch(request -> written(request).contains(String.valueOf(piece)));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void aSecondAttemptDoesNotDoubleTheReply(RecordedReply one) {
        Outcome outcome = send(one, 1, request -> one.answer(request, true));

        assertThat(outcome)
                .isEqualTo(new Outcome.Sent(
                        one.sent().get("externalId"), one.sent().get("url")));
        if (one.hasAgain() && one.yaml().containsKey("look")) {
            String place = String.valueOf(one.yaml().get("look"));
            assertThat(asked)
                    .as("what was written at a second attempt")
                    .noneMatch(request -> !request.method().equals("GET")
                            && request.address().toString().contains(place));
        }
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void aRefusedKeyIsSaidAndNeverTriedAgainAndAServerInTroubleIsWaitedFor(RecordedReply one) {
        for (int status : List.of(401, 403)) {
            assertThat(send(one, 0, always(status, Map.of(), "{\"error\":\"no\"}")))
                    .as("after " + status)
                    .isInstanceOf(Outcome.Refused.class);
        }
        for (int status : List.of(429, 500, 503)) {
            Outcome outcome = send(one, 0, always(status, Map.of("Retry-After", List.of("120")), "<html>busy</html>"));
            assertThat(outcome).as("after " + status).isInstanceOf(Outcome.TryLater.class);
            assertThat(((Outcome.TryLater) outcome).after().orElse(Duration.ZERO))
                    .as("after " + status)
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(120));
        }
        String page = "<!DOCTYPE html><html><body>Back soon</body></html>";
        assertThat(send(one, 0, always(200, Map.of("Content-Type", List.of("text/html")), page)))
                .as("a page for people")
                .isNotInstanceOf(Outcome.Sent.class);
    }

    @ParameterizedTest
    @EnumSource(Answer.Kind.class)
    void aServerThatDoesNotAnswerIsTriedAgain(Answer.Kind kind) {
        for (RecordedReply one : REPLIES) {
            Outcome outcome = send(one, 0, silent(kind));

            boolean passes = kind == Answer.Kind.NETWORK || kind == Answer.Kind.TIMEOUT;
            assertThat(outcome)
                    .as(one.toString())
                    .isInstanceOf(passes ? Outcome.TryLater.class : Outcome.class)
                    .isNotInstanceOf(Outcome.Sent.class);
        }
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void whatCannotBeSaidIsObjectedToBeforeAnybodyWritesIt(RecordedReply one) {
        Replier replier = replier(one);
        int limit = replier.length(one.source(), "hello").limit();

        assertThat(replier.objection(one.mention(), one.source(), "a".repeat(limit + 500)))
                .as("a text over the limit")
                .hasValueSatisfying(why -> assertThat(why).contains(String.valueOf(limit)));
        assertThat(replier.objection(one.mention(), one.keyless(), one.text()))
                .as("without a key")
                .isPresent();
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void whoseKeyASourceHasIsSaidBeforeAnybodyAnswers(RecordedReply one) {
        Standing standing = standing(one, one.source(), request -> one.answer(request, false));

        if (one.yaml().containsKey("standing")) {
            String account = String.valueOf(one.yaml().get("standing"));
            assertThat(standing).isEqualTo(new Standing.May(account));
            assertThat(replier(one).answersAs(one.keyless()))
                    .as("without a key")
                    .isEmpty();
        } else {
            assertThat(standing).isInstanceOf(Standing.Unsure.class);
        }
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void aRefusedKeyMayNotAnswerAndAServerInTroubleDoesNotSay(RecordedReply one) {
        Standing refused = standing(one, one.source(), always(401, Map.of(), "{\"error\":\"no\"}"));
        if (!asked.isEmpty()) {
            assertThat(refused).isInstanceOf(Standing.MayNot.class);
        }
        for (int status : List.of(429, 500, 503)) {
            assertThat(standing(one, one.source(), always(status, Map.of(), "<html>busy</html>")))
                    .as("after " + status)
                    .isInstanceOf(Standing.Unsure.class);
        }
        for (Answer.Kind kind : List.of(Answer.Kind.NETWORK, Answer.Kind.TIMEOUT)) {
            assertThat(standing(one, one.source(), silent(kind))).as("%s", kind).isInstanceOf(Standing.Unsure.class);
        }
        assertThat(standing(one, one.source(), always(200, Map.of(), "<!DOCTYPE html><html>Back soon</html>")))
                .as("a page for people")
                .isNotInstanceOf(Standing.May.class);
    }

    @ParameterizedTest
    @FieldSource("REPLIES")
    void nothingGoesOutFromAnotherAccountThanTheSourceNames(RecordedReply one) {
        Source other = one.answeringAs("somebody-else");
        Standing standing = standing(one, other, request -> one.answer(request, false));

        assertThat(standing).isNotInstanceOf(Standing.May.class);
        if (standing instanceof Standing.MayNot) {
            Outcome outcome =
                    replier(one).send(one.reply(0), one.mention(), other, request -> one.answer(request, false));
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }
    }

    private Standing standing(RecordedReply one, Source source, Fetcher platform) {
        asked.clear();
        Standing standing = replier(one).standing(source, request -> {
            asked.add(request);
            return platform.fetch(request);
        });
        source.parameters().forEach((name, value) -> {
            if (RecordedReply.isSecret(name)) {
                assertThat(standing.toString()).as("what is said of a key").doesNotContain(value);
            }
        });
        return standing;
    }

    private Outcome send(RecordedReply one, int attempts, Fetcher platform) {
        asked.clear();
        Outcome outcome = replier(one).send(one.reply(attempts), one.mention(), one.source(), request -> {
            asked.add(request);
            return platform.fetch(request);
        });
        one.source().parameters().forEach((name, value) -> {
            if (RecordedReply.isSecret(name)) {
                assertThat(outcome.toString()).as("what an outcome says").doesNotContain(value);
            }
        });
        return outcome;
    }

    private Replier replier(RecordedReply one) {
        // Anew, because sessions of an earlier answer must not help the next one.
        return Objects.requireNonNull(AllRepliers.byPlatform().get(one.platform()), "no replier for " + one.platform());
    }

    private static String written(Request request) {
        byte[] body = request.body();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return request.address() + "\n" + request.headers() + "\n" + text;
    }

    private static Fetcher always(int status, Map<String, List<String>> headers, String body) {
        return request -> new Answer.Answered(
                status, new Headers(headers), body.getBytes(StandardCharsets.UTF_8), request.address());
    }

    private static Fetcher silent(Answer.Kind kind) {
        return request -> new Answer.Unanswered(kind, "platform.example did not answer", Optional.empty());
    }
}

package org.earshot.respond.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.mention.Outcome;
import org.earshot.respond.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Reply REPLY = new Reply(
            1,
            2,
            3,
            "acme-mastodon",
            "ann",
            "We look into it.",
            "earshot-reply-1",
            Reply.State.PENDING,
            NOW,
            1,
            null,
            null,
            null,
            null);

    private final StatusAnswers answers = new StatusAnswers(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "401, give the source a new one",
        "403, with the scope write:statuses",
        "404, the post is gone",
        "410, the post is gone",
        "422, '(422): Validation failed'",
        "400, (400)",
    })
    void whatWillNeverWorkIsRefusedWithACure(int status, String why) {
        Outcome outcome = answers.posted(answered(status, Map.of(), "{\"error\":\"Validation failed\"}"), REPLY);

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).why()).contains(why);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "408", "429"})
    void whatMayWorkLaterIsTriedLater(int status) {
        assertThat(answers.posted(answered(status, Map.of(), "<html>busy</html>"), REPLY))
                .isInstanceOf(Outcome.TryLater.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After, 120, 120",
        "X-RateLimit-Reset, 2026-03-02T10:05:00.869078Z, 300",
        "X-RateLimit-Reset, 2026-03-02T09:00:00Z, 0",
    })
    void theServerSaysHowLongToWait(String header, String value, long seconds) {
        Outcome outcome = answers.posted(answered(429, Map.of(header, List.of(value)), "{}"), REPLY);

        assertThat(((Outcome.TryLater) outcome).after().map(Duration::toSeconds))
                .contains(seconds);
    }

    @Test
    void aGoodStatusWithoutAPostIsLookedAtAgain() {
        for (String body : List.of("", "<html>hello</html>", "[]", "{}", "{\"id\":null}", "{\"id\":")) {
            assertThat(answers.posted(answered(200, Map.of(), body), REPLY)).isInstanceOf(Outcome.TryLater.class);
            assertThat(answers.lookedBack(answered(200, Map.of(), body), "7", REPLY))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, <p>@ann We look into it.</p>, 2026-03-02T10:00:01Z, true",
        "8, <p>@ann We look into it.</p>, 2026-03-02T10:00:01Z, false",
        "7, <p>@ann We look into that.</p>, 2026-03-02T10:00:01Z, false",
        "7, <p>@ann We look into it.</p>, 2026-03-01T10:00:01Z, false",
    })
    void onlyAnAnswerToThatPostWithThatTextSinceThenIsTheEarlierAttempt(
            String parent, String content, String at, boolean found) {
        String body = "{\"descendants\":[{\"id\":\"9\",\"in_reply_to_id\":\"" + parent + "\",\"created_at\":\"" + at
                + "\",\"content\":\"" + content + "\"}]}";

        Optional<Outcome> outcome = answers.lookedBack(answered(200, Map.of(), body), "7", REPLY);

        assertThat(outcome).isEqualTo(found ? Optional.of(new Outcome.Sent("9", null)) : Optional.empty());
    }

    private static Answer answered(int status, Map<String, List<String>> headers, String body) {
        return new Answer.Answered(
                status,
                new Headers(headers),
                body.getBytes(StandardCharsets.UTF_8),
                URI.create("https://home.example/api/v1/statuses"));
    }
}

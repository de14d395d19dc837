package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every reader must keep to. It finds the readers on the class path and their golden pairs under {@code routes/} by
 * itself, so a new platform only adds files to {@code routes/PLATFORM/recorded/}. A case named CASE is three files:
 *
 * <ul>
 *   <li>{@code CASE.source.yaml}: {@code template:} and {@code parameters:} as an admin would write them, for the brand acme. A
 *       parameter with token, key or secret in its name is one that must appear in no message. Where needed also {@code headers:} and
 *       {@code status:} of the answer, {@code refused:} with the number of items that must be refused, and {@code answers:} for a
 *       reader that asks more than once, a list of {@code {for: PIECE, file: FILE, status: 200}}: the file answers the addresses that
 *       hold the piece of text. {@code unlike:} lists JSON pointers into the answers, for what is not as the platform publishes it;
 *       see {@link PublishedContractTest}.
 *   <li>{@code CASE.answer.json} (or xml, html, …): what the platform answers to every other address.
 *   <li>{@code CASE.mentions.json}: the posts of the first page, in its order; each names what is to be checked of: externalId (always),
 *       author, authorId, authorName, followers, text, url, publishedAt, language, revision, rating, parent, thread, own, summoned,
 *       visibility, byBrand. A null says that the post must have none.
 * </ul>
 *
 * <p>A reader that does not use HTTP says so and has a contract test of its own in this package, named after it, which promises the same.
 *
 * <p>Every platform has a case named {@code empty}, whose answer is a page without anything on it. A reader has a constructor that takes
 * any of a {@link Clock}, {@link Sessions} and a MailDoor, or nothing.
 */
class ReaderContractTest {
    static final List<RecordedCase> CASES = RecordedCase.all();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    private static final TestDatabase DERBY = TestDatabase.derby();

    static Stream<RecordedCase> onePerTemplate() {
        TreeSet<String> seen = new TreeSet<>();
        return CASES.stream().filter(one -> seen.add(one.source().template()));
    }

    @Test
    void everyReaderHasGoldenPairsAndAnEmptyPage() {
        for (PlatformReader reader : AllReaders.byPlatform(CLOCK).values()) {
            String platform = reader.platform();
            if (!reader.overHttp()) {
                assertThat(getClass().getResource(reader.getClass().getSimpleName() + "ContractTest.class"))
                        .as("the contract test beside this one of " + platform + ", which does not use HTTP")
                        .isNotNull();
                continue;
            }
            List<RecordedCase> cases = CASES.stream()
                    .filter(one -> one.platform().equals(platform))
                    .toList();
            assertThat(cases)
                    .as("cases of " + platform)
                    .extracting(RecordedCase::name)
                    .contains("empty");
            assertThat(cases)
                    .as("cases of " + platform)
                    .anyMatch(one -> !one.mentions().isEmpty());
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void aRecordedAnswerBecomesItsMentions(RecordedCase one) {
        Poll.Page page = page(one);

        assertThat(page.posts()).extracting(post -> post.id().externalId()).containsExactlyElementsOf(ids(one));
        for (int i = 0; i < page.posts().size(); i++) {
            PostFacts.assertAsRecorded(page.posts().get(i), one.mentions().get(i));
        }
        assertThat(page.refused()).hasSize(one.refused());
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void idsAreStableAddressesAbsoluteAndTimesPlausible(RecordedCase one) {
        List<Post> first = page(one).posts();
        List<Post> second = page(one).posts();

        assertThat(second)
                .extracting(Post::id)
                .containsExactlyElementsOf(first.stream().map(Post::id).toList());
        for (Post post : first) {
            assertThat(post.id().platform()).isEqualTo(one.platform());
            Optional.ofNullable(post.details().url())
                    .ifPresent(url -> assertThat(URI.create(url).getScheme()).isIn("http", "https"));
            post.publishedAt()
                    .ifPresent(time -> assertThat(time)
                            .isBetween(Instant.parse("1990-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z")));
        }
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void theSamePayloadTwiceAddsNothing(RecordedCase one) {
        Bench bench = new Bench(DERBY, one.fetcher(), reader(one));
        Map<String, String> parameters = new HashMap<>(one.source().parameters());
        parameters.put("match", "all");
        Source all =
                bench.source(one.source().id(), one.platform(), one.source().template(), parameters);

        bench.poller.poll(all.id());
        List<String> texts = bench.texts();
        LedgerCounts first = bench.counts(all.id());
        bench.poller.poll(all.id());

        assertThat(bench.health(all.id()).state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.texts()).isEqualTo(texts);
        assertThat(bench.counts(all.id()).stored()).isEqualTo(first.stored());
        assertThat(bench.counts(all.id()).edited()).isEqualTo(first.edited());
    }

    @ParameterizedTest
    @MethodSource("onePerTemplate")
    void aBodyThatStopsInItsMiddleIsTriedAgainAndLosesNothing(RecordedCase one) {
        Poll poll = read(one, one.truncated());

        assertThat(poll).isNotInstanceOf(Poll.Stop.class);
        if (poll instanceof Poll.Page page) {
            assertThat(page.posts())
                    .as("only HTML can be read in part")
                    .hasSizeLessThan(one.mentions().size() + 1);
        }
        assertSecretFree(one, poll);
    }

    @ParameterizedTest
    @MethodSource("onePerTemplate")
    void aPageOfHtmlForPeopleBringsNoPosts(RecordedCase one) {
        String html =
                "<!DOCTYPE html><html><head><title>Down</title></head><body><h1>Back soon</h1><p>acme bank</body></html>";
        Poll poll = read(one, RecordedCase.always(200, Map.of("Content-Type", List.of("text/html")), html));

        assertThat(poll).isNotInstanceOf(Poll.Stop.class);
        if (poll instanceof Poll.Page page) {
            assertThat(page.posts()).isEmpty();
            assertThat(one.answers())
                    .anyMatch(answer ->
                            new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8).contains("<html"));
        }
        assertSecretFree(one, poll);
    }

    @ParameterizedTest
    @MethodSource("onePerTemplate")
    void aRefusedKeyStopsTheSourceAndSaysWhatToDo(RecordedCase one) {
        for (int status : List.of(401, 403)) {
            Poll poll = read(one, RecordedCase.always(status, Map.of(), "{\"error\":\"no\"}"));

            assertThat(poll).as("after " + status).isInstanceOf(Poll.Stop.class);
            assertThat(((Poll.Stop) poll).why())
                    .contains(Integer.toString(status))
                    .contains("resume");
            if (!one.takesToken()) {
                assertThat(((Poll.Stop) poll).why()).doesNotContain("token", "scope");
            }
            assertSecretFree(one, poll);
        }
        assertThat(read(one, RecordedCase.always(404, Map.of(), ""))).isNotInstanceOf(Poll.Page.class);
    }

    @ParameterizedTest
    @MethodSource("onePerTemplate")
    void aServerInTroublePutsTheNextPollOff(RecordedCase one) {
        for (int status : List.of(429, 500, 503)) {
            Poll poll =
                    read(one, RecordedCase.always(status, Map.of("Retry-After", List.of("120")), "<html>busy</html>"));

            assertThat(poll).as("after " + status).isInstanceOf(Poll.TryLater.class);
            assertThat(((Poll.TryLater) poll).after().orElse(Duration.ZERO))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(120));
            assertSecretFree(one, poll);
        }
    }

    @ParameterizedTest
    @EnumSource(Answer.Kind.class)
    void aServerThatDoesNotAnswerStopsNothingButAForbiddenAddress(Answer.Kind kind) {
        Fetcher silent = request -> new Answer.Unanswered(kind, "platform.example did not answer", Optional.empty());
        onePerTemplate().forEach(one -> {
            Poll poll = read(one, silent);

            assertThat(poll)
                    .isInstanceOf(kind == Answer.Kind.FORBIDDEN_ADDRESS ? Poll.Stop.class : Poll.TryLater.class);
            assertSecretFree(one, poll);
        });
    }

    private static Poll.Page page(RecordedCase one) {
        Poll poll = read(one, one.fetcher());
        assertThat(poll).as(one + " read").isInstanceOf(Poll.Page.class);
        assertSecretFree(one, poll);
        return (Poll.Page) poll;
    }

    private static Poll read(RecordedCase one, Fetcher fetcher) {
        return reader(one).read(one.source(), Cursor.START, fetcher);
    }

    private static void assertSecretFree(RecordedCase one, Poll poll) {
        one.source().parameters().forEach((name, value) -> {
            if (name.matches(".*(token|key|secret|password).*")) {
                assertThat(poll.toString()).as("what a poll says").doesNotContain(value);
            }
        });
    }

    private static List<String> ids(RecordedCase one) {
        List<String> ids = new ArrayList<>();
        one.mentions().forEach(mention -> ids.add(mention.path("externalId").asText()));
        return ids;
    }

    private static PlatformReader reader(RecordedCase one) {
        return Objects.requireNonNull(
                AllReaders.byPlatform(CLOCK).get(one.platform()), "no reader for " + one.platform());
    }
}

package org.earshot.listen.googlebusiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class GoogleBusinessReaderTest {
    private final GoogleOnPaper google = new GoogleOnPaper();
    private final Sessions sessions = new Sessions();
    private final List<Poll.Gap> gaps = new ArrayList<>();
    private Instant now = GoogleOnPaper.START;

    @Test
    void everyLocationHasItsOwnFirstPageAndItsOwnWatermark() {
        google.write("2", 120);
        google.write("3", 10);

        Walk first = poll(source(Map.of()), Cursor.START);

        assertThat(ids(first)).hasSize(60).contains("locations/2/reviews/r120", "locations/3/reviews/r1");
        assertThat(first.cursor().get("2 newest")).contains(google.time(120).toString());
        assertThat(first.cursor().get("3 newest")).contains(google.time(10).toString());
        assertThat(first.cursor().get("location")).isEmpty();
    }

    @Test
    void aBurstOfPagesInOneLocationLosesNothingAndStoresPageByPage() {
        google.write("2", 50);
        google.write("3", 50);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        google.write("2", 350);
        google.write("3", 60);
        now = now.plus(Duration.ofHours(20));

        Walk second = poll(source(Map.of()), cursor);

        for (int i = 51; i <= 350; i++) {
            assertThat(ids(second)).contains("locations/2/reviews/r" + i);
        }
        assertThat(ids(second)).contains("locations/3/reviews/r60");
        assertThat(second.pages()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void aNameOfAPageThatGoogleHasForgottenBeginsTheLocationAnewOnceThenTheRestIsAGap() {
        google.write("2", 50);
        google.write("3", 50);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        google.write("2", 350);
        google.write("3", 60);
        google.forgets = 1;

        assertThat(ids(poll(source(Map.of()), cursor))).contains("locations/2/reviews/r51", "locations/3/reviews/r60");
        assertThat(gaps).isEmpty();
        google.forgets = 2;
        assertThat(ids(poll(source(Map.of()), cursor))).contains("locations/2/reviews/r350", "locations/3/reviews/r60");
        assertThat(gaps).singleElement().satisfies(gap -> assertThat(gap.why()).contains("location 2"));
    }

    @Test
    void anAnswerOfTheOwnerIsHeardWithinADayHoweverDeepItLies() {
        google.write("2", 50);
        Cursor cursor = poll(source(Map.of("locations", "2")), Cursor.START).cursor();
        google.write("2", 400);
        cursor = poll(source(Map.of("locations", "2")), cursor).cursor();
        google.answered.put("2/r1", now);
        now = now.plus(Duration.ofDays(1));

        Walk third = poll(source(Map.of("locations", "2")), cursor);

        assertThat(third.posts())
                .filteredOn(post -> post.details().ours())
                .singleElement()
                .satisfies(post ->
                        assertThat(post.details().reply().parent()).isEqualTo("accounts/1/locations/2/reviews/r1"));
    }

    @Test
    void aDayThatIsAskedForIsReadBackToInEveryLocation() {
        google.write("2", 220);
        google.write("3", 170);
        Instant day = Instant.parse("2026-04-25T00:00:00Z");

        Walk back = poll(source(Map.of("since", "2026-04-25")), Cursor.START);

        assertThat(back.posts())
                .allMatch(post -> !post.publishedAt().orElseThrow().isBefore(day));
        assertThat(ids(back))
                .contains("locations/2/reviews/r220", "locations/3/reviews/r170")
                .hasSizeGreaterThan(120);
        assertThat(gaps).isEmpty();
    }

    @Test
    void aLocationThatIsClosedIsNamedOnceAndTheOthersAreHeard() {
        google.write("2", 5);
        google.write("3", 5);
        google.closed.put("2", 404);

        Walk first = poll(source(Map.of()), Cursor.START);
        assertThat(ids(first)).hasSize(5).allMatch(id -> id.startsWith("locations/3/"));
        Walk second = poll(source(Map.of()), first.cursor());
        assertThat(gaps).singleElement().satisfies(gap -> assertThat(gap.why()).contains("location 2", "404"));

        google.closed.put("3", 403);
        assertThat(lastPoll(source(Map.of()), second.cursor()))
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains("location 3", "403", "resume"));
        google.closed.clear();
        assertThat(ids(poll(source(Map.of()), second.cursor()))).hasSize(10);
    }

    @Test
    void aSourceThatStoppedBecauseAllWereClosedGoesOnWithTheFirstThatOpens() {
        google.write("2", 5);
        google.write("3", 5);
        google.closed.putAll(Map.of("2", 403, "3", 403));
        Poll.Page named = (Poll.Page) reader().read(source(Map.of()), Cursor.START, google);
        assertThat(reader().read(source(Map.of()), named.next(), google)).isInstanceOf(Poll.Stop.class);
        google.closed.remove("2");

        assertThat(ids(poll(source(Map.of()), named.next()))).hasSize(5).allMatch(id -> id.startsWith("locations/2/"));
    }

    @Test
    void locationsComeAndGoWithoutDisturbingTheOthers() {
        google.write("2", 5);
        google.write("3", 5);
        google.write("4", 5);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        String newest = cursor.get("3 newest").orElseThrow();

        Walk other = poll(source(Map.of("locations", "accounts/1/locations/4; locations/3")), cursor);

        assertThat(ids(other)).contains("locations/4/reviews/r5");
        assertThat(other.cursor().get("3 newest")).contains(newest);
        assertThat(other.cursor().get("2 newest")).isEmpty();
    }

    @Test
    void everyRequestGoesWhereTheSourceSaysAndTheSignInIsKept() {
        google.write("2", 5);

        poll(source(Map.of()), poll(source(Map.of()), Cursor.START).cursor());

        assertThat(google.asked)
                .extracting(request -> request.address().getHost())
                .containsOnly("api.test", "auth.test");
        assertThat(google.asked.stream().filter(request -> request.method().equals("POST")))
                .hasSize(1);
        assertThat(google.asked)
                .noneMatch(request -> request.address().toString().contains("t0ken"));
    }

    @Test
    void aConsentThatWasWithdrawnStopsTheSourceAndSaysSo() {
        google.token = new GoogleOnPaper.Page(400, "{\"error\":\"invalid_grant\"}");

        assertThat(lastPoll(source(Map.of()), Cursor.START))
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why())
                                .contains("refresh token", "acme-google", "resume")
                                .doesNotContain("t0ken"));
    }

    @Test
    void whatCannotBeUsedStopsTheSourceWithACure() {
        Map<String, String> wrong = Map.of(
                "account",
                "my account",
                "locations",
                "accounts/9/locations/2",
                "since",
                "1.2.2026",
                "server",
                "x",
                "token",
                " ");

        wrong.forEach((name, value) -> assertThat(lastPoll(source(Map.of(name, value)), Cursor.START))
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains(name, "resume")));
        assertThat(google.asked).isEmpty();
    }

    @Test
    void theOriginalCountsNotItsTranslation() {
        assertThat(BusinessReview.original("plain ")).isEqualTo("plain");
        assertThat(BusinessReview.original("(Translated by Google) Slow\n\n(Original)\nLento"))
                .isEqualTo("Lento");
        assertThat(BusinessReview.original("Lento\n\n(Translated by Google)\nSlow"))
                .isEqualTo("Lento");
        assertThat(BusinessReview.original("(Translated by Google) Slow")).isEqualTo("Slow");
    }

    private record Walk(List<Post> posts, Cursor cursor, int pages) {}

    private Walk poll(Source source, Cursor from) {
        List<Post> posts = new ArrayList<>();
        Cursor cursor = from;
        int pages = 0;
        Poll.Page page;
        do {
            page = (Poll.Page) reader().read(source, cursor, google);
            posts.addAll(page.posts());
            Optional.ofNullable(page.gap()).ifPresent(gaps::add);
            cursor = page.next();
            pages++;
        } while (page.more());
        return new Walk(posts, cursor, pages);
    }

    private Poll lastPoll(Source source, Cursor from) {
        Poll poll = reader().read(source, from, google);
        return poll instanceof Poll.Page page && page.more() ? lastPoll(source, page.next()) : poll;
    }

    private GoogleBusinessReader reader() {
        return new GoogleBusinessReader(sessions, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<String> ids(Walk walk) {
        return walk.posts().stream().map(post -> post.id().externalId()).toList();
    }

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "account", "accounts/1",
                "locations", "2, 3",
                "client-id", "client",
                "client-secret", "s3cret",
                "token", "t0ken",
                "server", "https://api.test/",
                "auth-server", "https://auth.test"));
        parameters.putAll(more);
        return new Source("acme-google", "google-business", "google-business-reviews", "acme", parameters);
    }
}

package org.earshot.listen.googleplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.google.TestGoogleKey;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class GooglePlayReaderTest {
    private final PlayOnPaper play = new PlayOnPaper();
    private final GooglePlayReader reader = new GooglePlayReader(new Sessions(), new PaperClock());
    private final List<Poll.Gap> gaps = new ArrayList<>();

    @Test
    void theFirstPollTakesTheNewestPageOnlyAndAskedForADayItGoesBackToIt() {
        write(250, 0);

        assertThat(ids(poll(source(Map.of()), Cursor.START))).hasSize(100).contains("gp:250", "gp:151");
        Instant day = Instant.parse("2026-06-01T00:00:00Z");
        play.add("gp:old", day.minus(Duration.ofHours(30)));
        Walk back = poll(source(Map.of("since", "2026-05-31")), Cursor.START);
        assertThat(ids(back)).hasSize(250).doesNotContain("gp:old");
        assertThat(back.cursor().get("newest"))
                .contains(play.reviews.get(249).said().toString());
    }

    @Test
    void aDayThatIsAskedForLaterIsReadBackToWithoutLosingWhatIsNew() {
        write(250, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        write(20, 250);

        Walk back = poll(source(Map.of("since", "2026-05-31")), cursor);

        assertThat(ids(back)).hasSize(270);
        assertThat(back.cursor().get("since")).contains("2026-05-31T00:00:00Z");
    }

    @Test
    void aBurstOfPagesIsWalkedToWhatIsKnownAndOnlyThenIsThatMoved() {
        write(100, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        String newest = cursor.get("newest").orElseThrow();
        play.now = play.now.plus(Duration.ofMinutes(30));
        write(590, 100);
        List<String> ids = new ArrayList<>();
        Poll.Page page;
        do {
            page = (Poll.Page) reader.read(source(Map.of()), cursor, play);
            cursor = page.next();
            page.posts().forEach(post -> ids.add(post.id().externalId()));
            if (page.more()) {
                assertThat(cursor.get("newest")).contains(newest);
            }
        } while (page.more());

        assertThat(play.lists()).isGreaterThanOrEqualTo(7);
        for (int i = 101; i <= 690; i++) {
            assertThat(ids).contains("gp:" + i);
        }
        assertThat(cursor.get("newest")).isNotEqualTo(Optional.of(newest));
        assertThat(cursor.get("page")).isEmpty();
    }

    @Test
    void changedStarsComeAgainWithAGreaterRevision() {
        write(3, 0);
        Walk first = poll(source(Map.of()), Cursor.START);
        play.edit("gp:1", 5, play.now.minusSeconds(5));

        Walk second = poll(source(Map.of()), first.cursor());

        assertThat(post(second, "gp:1").details().revision())
                .isGreaterThan(post(first, "gp:1").details().revision());
        assertThat(post(second, "gp:1").details().rating())
                .isNotNull()
                .extracting("stars")
                .isEqualTo(5.0);
    }

    @Test
    void anAnswerGivenInThePlayConsoleIsHeardWithinAnHourHoweverDeepItLies() {
        write(100, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        play.now = play.now.plus(Duration.ofMinutes(50));
        write(300, 100);
        cursor = poll(source(Map.of()), cursor).cursor();
        play.answer("gp:1", play.now);
        play.now = play.now.plus(Duration.ofMinutes(20));

        Post answer = post(poll(source(Map.of()), cursor), "gp:1/reply");

        assertThat(answer.details().ours()).isTrue();
        assertThat(answer.details().reply().parent()).isEqualTo("gp:1");
    }

    @Test
    void aSilenceOfMoreThanSevenDaysIsNamedOnce() {
        write(3, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        Instant last = play.now;
        play.now = play.now.plus(Duration.ofDays(9));
        write(250, 3);

        Walk late = poll(source(Map.of()), cursor);

        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).since()).isEqualTo(last.toString());
        assertThat(gaps.get(0).until()).isEqualTo(last.plus(Duration.ofDays(2)).toString());
        assertThat(ids(late)).hasSize(250);
        poll(source(Map.of()), late.cursor());
        assertThat(gaps).hasSize(1);
    }

    @Test
    void aDayThatLiesFurtherBackThanGoogleShowsIsAGap() {
        write(3, 0);

        poll(source(Map.of("since", "2026-01-01")), Cursor.START);

        assertThat(gaps).singleElement().satisfies(gap -> assertThat(gap.why()).contains("seven days", "Play Console"));
    }

    @Test
    void aNameOfAPageThatGoogleHasForgottenBeginsTheWalkAnew() {
        write(100, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();
        write(400, 100);
        Cursor under = ((Poll.Page) reader.read(source(Map.of()), cursor, play)).next();
        assertThat(under.get("page")).isPresent();
        play.instead = Optional.of(new PlayOnPaper.Answered(400, "{\"error\":{\"code\":400}}"));

        Walk forgotten = poll(source(Map.of()), under);

        assertThat(gaps).isEmpty();
        assertThat(ids(forgotten)).contains("gp:101", "gp:500");
    }

    @Test
    void aQuotaIsWaitedForAndAnErrorInAGoodAnswerIsAnError() {
        play.instead = Optional.of(new PlayOnPaper.Answered(
                403, "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"quotaExceeded\"}]}}"));
        assertThat(reader.read(source(Map.of()), Cursor.START, play)).isInstanceOf(Poll.TryLater.class);
        play.instead = Optional.of(
                new PlayOnPaper.Answered(200, "{\"error\":{\"code\":403,\"status\":\"PERMISSION_DENIED\"}}"));
        assertThat(reader.read(source(Map.of()), Cursor.START, play))
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why()).contains("com.acme.bank", "Play Console", "resume"));
        play.instead = Optional.of(new PlayOnPaper.Answered(200, "{\"reviews\":\"none\"}"));
        assertThat(reader.read(source(Map.of()), Cursor.START, play)).isInstanceOf(Poll.TryLater.class);
    }

    @Test
    void everyRequestGoesWhereTheSourceSaysAndTheSignInIsKept() {
        write(3, 0);

        poll(source(Map.of()), poll(source(Map.of()), Cursor.START).cursor());

        assertThat(play.asked)
                .extracting(request -> request.address().getHost())
                .containsOnly("play.test", "auth.test");
        assertThat(play.asked.stream()
                        .filter(request -> request.address().getHost().equals("auth.test")))
                .hasSize(1);
        assertThat(play.asked.get(1).headers()).containsEntry("Authorization", "Bearer t");
        assertThat(play.asked.get(1).address().getPath())
                .isEqualTo("/base/androidpublisher/v3/applications/com.acme.bank/reviews");
    }

    @Test
    void aSourceThatIsPointedAtAnotherAppBeginsAnew() {
        write(3, 0);
        Cursor cursor = poll(source(Map.of()), Cursor.START).cursor();

        Walk other = poll(source(Map.of("app", "com.acme.other")), cursor);

        assertThat(other.cursor().get("place"))
                .hasValueSatisfying(place -> assertThat(place).contains("other"));
        assertThat(other.posts()).hasSize(3);
    }

    @Test
    void whatCannotBeUsedStopsTheSourceWithACure() {
        Map<String, String> wrong = Map.of(
                "app",
                "not an app",
                "since",
                "yesterday",
                "key",
                "no key",
                "server",
                "ftp://x",
                "auth-server",
                "http://a?b",
                "account",
                "other@acme.example");

        wrong.forEach((name, value) -> assertThat(reader.read(source(Map.of(name, value)), Cursor.START, play))
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why()).contains(name, "resume").doesNotContain("PRIVATE")));
        assertThat(play.asked).isEmpty();
    }

    /** Reviews two seconds apart, the last one two seconds ago, numbered upwards. */
    private void write(int count, int after) {
        for (int i = 1; i <= count; i++) {
            play.add("gp:" + (after + i), play.now.minus(Duration.ofSeconds(2L * (count - i + 1))));
        }
    }

    private record Walk(List<Post> posts, Cursor cursor) {}

    private Walk poll(Source source, Cursor from) {
        List<Post> posts = new ArrayList<>();
        Cursor cursor = from;
        Poll.Page page;
        do {
            page = (Poll.Page) reader.read(source, cursor, play);
            posts.addAll(page.posts());
            Optional.ofNullable(page.gap()).ifPresent(gaps::add);
            cursor = page.next();
        } while (page.more());
        return new Walk(posts, cursor);
    }

    private static List<String> ids(Walk walk) {
        return walk.posts().stream().map(post -> post.id().externalId()).toList();
    }

    private static Post post(Walk walk, String id) {
        return walk.posts().stream()
                .filter(post -> post.id().externalId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "app", "com.acme.bank",
                "key", TestGoogleKey.file("earshot@acme.example"),
                "account", "Earshot@acme.example",
                "server", "https://play.test/base/",
                "auth-server", "https://auth.test/"));
        parameters.putAll(more);
        return new Source("acme-play", "google-play", "google-play-reviews", "acme", parameters);
    }

    /** Shows the platform's time. */
    private final class PaperClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return play.now;
        }
    }
}

package org.earshot.listen.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class YoutubeReaderTest {
    private final FakeYoutube youtube = new FakeYoutube();
    private Instant now = FakeYoutube.BEGIN.plus(Duration.ofHours(12));
    private final YoutubeReader reader = new YoutubeReader(
            new Clock() {
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
                    return now;
                }
            },
            new Sessions());
    private final List<Post> posts = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesOnePageAndALaterOneOnlyWhatIsNew() {
        poll(youtube.write(0, 349), channel(Map.of()));
        assertThat(ids()).hasSize(100).contains(FakeYoutube.id(349));

        posts.clear();
        Poll.Page page = poll(youtube.write(350, 352), channel(Map.of()));
        assertThat(ids()).containsExactly("Ugt352", "Ugt351", "Ugt350");
        assertThat(page.budget()).isEqualTo(new Poll.Budget(8998, 9000L, Instant.parse("2026-03-02T08:00:00Z")));
    }

    @Test
    void aBurstOfPagesIsReadWhole() {
        poll(youtube.write(0, 99), channel(Map.of()));
        posts.clear();
        poll(youtube.write(100, 690), channel(Map.of()));

        assertThat(new HashSet<>(ids())).hasSize(591).contains("Ugt100", "Ugt690");
        posts.clear();
        poll(youtube, channel(Map.of()));
        assertThat(posts).isEmpty();
    }

    @Test
    void aPageTokenThatExpiredBeginsTheWalkAnew() {
        poll(youtube.write(0, 99), channel(Map.of()));
        youtube.write(100, 400);
        read(channel(Map.of()));
        int[] times = {1};
        youtube.trouble(address -> address.contains("pageToken") && times[0]-- > 0 ? "400 invalidPageToken" : null);
        poll(youtube, channel(Map.of()));

        assertThat(ids()).contains("Ugt100", "Ugt400");
    }

    @Test
    void aBackfillGoesDownToItsDay() {
        String day = FakeYoutube.BEGIN.plusSeconds(2000).toString();
        poll(youtube.write(0, 500), channel(Map.of("since", day)));

        assertThat(new HashSet<>(ids())).hasSize(301).contains("Ugt200").doesNotContain("Ugt199");
    }

    @Test
    void newAnswersUnderOldThreadsAreReadBeyondTheSampleAndThoseOfTheBrandAreMarked() {
        poll(youtube.write(0, 50), channel(Map.of()));
        for (int i = 0; i < 7; i++) {
            youtube.answer(3, "UCbob", "me too " + i, now);
        }
        youtube.answer(3, "UCbrand", "we are on it", now);
        posts.clear();
        poll(youtube, channel(Map.of()));

        assertThat(new HashSet<>(ids())).hasSize(8).contains("Ugt3.0", "Ugt3.7").doesNotContain("Ugt3");
        assertThat(posts)
                .filteredOn(post -> post.details().ours())
                .isNotEmpty()
                .allSatisfy(post -> assertThat(post.details().reply().parent()).isEqualTo("Ugt3"));
    }

    @Test
    void aThreadWithAnswersIsWatchedAfterItLeftTheNewestPage() {
        youtube.write(0, 99).answer(3, "UCbrand", "we are on it", now);
        poll(youtube, channel(Map.of()));
        now = now.plus(Duration.ofMinutes(20));
        poll(youtube.write(100, 250), channel(Map.of()));
        posts.clear();
        now = now.plus(Duration.ofMinutes(20));
        youtube.answer(3, "UCann", "still nothing", now);
        poll(youtube, channel(Map.of()));

        assertThat(ids()).contains("Ugt3.1");
    }

    @Test
    void anEditIsBroughtAgainAndAThreadThatYoutubeDoesNotFindIsGone() {
        poll(youtube.write(0, 150), channel(Map.of()));
        posts.clear();
        ((ObjectNode) Objects.requireNonNull(youtube.threads.get(140)).path("snippet"))
                .put("textDisplay", "acme bank is fine")
                .put("updatedAt", now.toString());
        youtube.threads.remove(120);
        poll(youtube, channel(Map.of()));

        assertThat(posts)
                .filteredOn(post -> post.id().externalId().equals("Ugt140"))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.text()).isEqualTo("acme bank is fine");
                    assertThat(post.details().revision()).isEqualTo(now.toEpochMilli());
                });
        assertThat(gone).containsExactly("Ugt120");
    }

    @Test
    void unitsAreCountedAndTheShareOfTheDayIsKept() {
        Source small = channel(Map.of("quota", "3"));
        poll(youtube.write(0, 9), small);
        poll(youtube, small);
        assertThat(poll(youtube, small).budget()).extracting(Poll.Budget::left).isEqualTo(0L);

        Poll spent = reader.read(small, cursor, youtube);
        assertThat(spent).isInstanceOfSatisfying(Poll.TryLater.class, later -> {
            assertThat(later.after()).hasValue(Duration.ofHours(20));
            assertThat(later.why()).contains("3 units", "midnight").doesNotContain("AIza");
        });

        now = now.plus(Duration.ofHours(20));
        assertThat(poll(youtube, small).budget()).extracting(Poll.Budget::left).isEqualTo(2L);
    }

    @Test
    void whatYoutubeSaysAboutQuotaAndKeysIsUnderstood() {
        youtube.trouble(address -> "403 quotaExceeded");
        assertThat(reader.read(channel(Map.of()), Cursor.START, youtube))
                .isInstanceOfSatisfying(
                        Poll.TryLater.class, later -> assertThat(later.after()).hasValue(Duration.ofHours(20)));
        youtube.trouble(address -> "403 rateLimitExceeded");
        assertThat(reader.read(channel(Map.of()), Cursor.START, youtube)).isInstanceOf(Poll.TryLater.class);
        youtube.trouble(address -> "403 accessNotConfigured");
        assertThat(reader.read(channel(Map.of()), Cursor.START, youtube).toString())
                .contains("switch YouTube Data API v3 on");
        youtube.trouble(address -> "400 keyInvalid");
        assertThat(reader.read(channel(Map.of()), Cursor.START, youtube).toString())
                .contains("key", "resume")
                .doesNotContain("AIza");
    }

    @Test
    void aVideoWithoutCommentsIsLeftOutAndTheOthersAreRead() {
        youtube.write(0, 3);
        youtube.trouble(address -> address.contains("videoId=closed") ? "403 commentsDisabled" : null);
        Source videos = source("youtube-videos", Map.of("videos", "closed, https://youtu.be/dQw4w9WgXcQ?t=1"));
        poll(youtube, videos);
        poll(youtube, videos);

        assertThat(ids()).hasSize(4);
        assertThat(refused).singleElement().asString().contains("closed", "switched off");
        assertThat(reader.read(source("youtube-videos", Map.of("videos", "closed")), Cursor.START, youtube))
                .isInstanceOf(Poll.Stop.class);
    }

    @Test
    void aSourceWithoutKeyOrPlaceStopsWithACure() {
        Source keyless = new Source("y", "youtube", "youtube-channel", "acme", Map.of("channel", "UCbrand"));
        assertThat(reader.read(keyless, Cursor.START, youtube).toString()).contains("key", "resume");
        assertThat(reader.read(channel(Map.of("channel", "@acme")), Cursor.START, youtube)
                        .toString())
                .contains("UC", "resume");
        assertThat(youtube.asked).isEmpty();
    }

    private static Source channel(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("channel", "UCbrand", "account", "UCbrand"));
        parameters.putAll(more);
        return source("youtube-channel", parameters);
    }

    private static Source source(String template, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("key", "AIza-test"));
        parameters.putAll(more);
        return new Source("y", "youtube", template, "acme", parameters);
    }

    private Poll.Page poll(FakeYoutube asked, Source source) {
        assertThat(asked).isSameAs(youtube);
        Poll.Page page;
        do {
            page = read(source);
        } while (page.more());
        return page;
    }

    private Poll.Page read(Source source) {
        Poll poll = reader.read(source, cursor, youtube);
        assertThat(poll).isInstanceOf(Poll.Page.class);
        Poll.Page page = (Poll.Page) poll;
        cursor = page.next();
        posts.addAll(page.posts());
        refused.addAll(page.refused());
        page.gone().forEach(id -> gone.add(id.externalId()));
        return page;
    }

    private List<String> ids() {
        return posts.stream().map(post -> post.id().externalId()).toList();
    }
}

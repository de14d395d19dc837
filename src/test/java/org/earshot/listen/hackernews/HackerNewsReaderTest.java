package org.earshot.listen.hackernews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class HackerNewsReaderTest {
    private final FakeSearch search = new FakeSearch();
    private Instant now = Instant.ofEpochSecond(FakeSearch.BEGIN + 1000);
    private final HackerNewsReader reader = new HackerNewsReader(new Clock() {
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
    });
    private final List<Post> posts = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesOnePageAndALaterOneOnlyWhatIsNew() {
        search.write(0, 49, 10);
        poll(source(Map.of()));
        assertThat(ids()).hasSize(50);

        posts.clear();
        search.write(50, 52, 10);
        poll(source(Map.of()));

        assertThat(ids()).containsExactly("52", "51", "50");
        assertThat(search.asked.get(0))
                .contains("search_by_date?query=%22acme%20bank%22", "typoTolerance=false")
                .doesNotContain("numericFilters");
    }

    @Test
    void aBurstBeyondTheCapOfTheSearchIsReadInSlicesOfTime() {
        search.write(0, 20, 10);
        poll(source(Map.of()));
        posts.clear();
        search.write(21, 1500, 10);
        now = now.plusSeconds(20_000);
        poll(source(Map.of()));

        assertThat(new HashSet<>(ids()))
                .containsAll(IntStream.rangeClosed(21, 1500)
                        .mapToObj(Integer::toString)
                        .toList());
        posts.clear();
        poll(source(Map.of()));
        assertThat(ids()).doesNotContain("21", "1500");
    }

    @Test
    void aBackfillGoesDownToItsDay() {
        search.write(0, 500, 10);
        poll(source(
                Map.of("since", Instant.ofEpochSecond(FakeSearch.BEGIN + 1000).toString())));

        assertThat(new HashSet<>(ids())).hasSize(401).contains("100").doesNotContain("99");
    }

    @Test
    void manyHitsInOneSecondEndInANamedGapAndASearchWithoutSlicesEndsTheWalk() {
        search.write(0, 20, 0);
        poll(source(Map.of()));
        search.write(21, 400, 0);
        List<Poll.Gap> gaps = new ArrayList<>();
        Poll.Page page;
        do {
            page = read(source(Map.of()));
            if (page.gap() != null) {
                gaps.add(page.gap());
            }
        } while (page.more());
        assertThat(gaps).hasSize(1);

        search.withoutSlices();
        search.write(401, 900, 1);
        for (int pages = 0; read(source(Map.of())).more(); pages++) {
            assertThat(pages).isLessThan(5);
        }
    }

    @Test
    void anEditIsBroughtAgainAndADeletionOnlyOnceHackerNewsConfirmsIt() {
        search.write(0, 5, 10);
        poll(source(Map.of()));
        posts.clear();
        Objects.requireNonNull(search.comments.get(2)).put("comment_text", "acme bank: I was wrong");
        search.comments.remove(3);
        search.comments.remove(4);
        search.deleted.add(3);
        poll(source(Map.of()));

        assertThat(posts)
                .singleElement()
                .satisfies(post -> assertThat(post.text()).isEqualTo("acme bank: I was wrong"));
        assertThat(gone).containsExactly("3");
    }

    @Test
    void whatTheAccountWroteIsSaidByTheBrand() {
        Source ours = source(Map.of("account", "acme_support"));
        search.write(0, 5, 10);
        poll(ours);
        posts.clear();
        search.write(6, 6, 10);
        Objects.requireNonNull(search.comments.get(6))
                .put("author", "acme_support")
                .put("comment_text", "we are on it")
                .put("parent_id", 5);
        now = now.plusSeconds(121);
        poll(ours);

        assertThat(posts).isNotEmpty().allSatisfy(post -> {
            assertThat(post.details().ours()).isTrue();
            assertThat(post.details().reply().parent()).isEqualTo("5");
        });
    }

    @Test
    void anErrorWithStatus200IsAnErrorAndAServerThatIsNoAddressIsSaid() {
        Poll poll = reader.read(
                source(Map.of()),
                Cursor.START,
                request -> FakeSearch.answer("{\"message\":\"Too many requests\",\"status\":429}", request.address()));
        assertThat(poll).isInstanceOf(Poll.TryLater.class);

        assertThat(reader.read(source(Map.of("server", "hn")), Cursor.START, search))
                .isInstanceOf(Poll.Stop.class);
    }

    @Test
    void whatIsStoredIsLookedUpAgainAtHackerNewsItself() {
        search.deleted.add(3);
        List<Post> stored = List.of(post("3"), post("4"));
        HackerNewsRechecker rechecker = new HackerNewsRechecker(Clock.systemUTC());

        assertThat(rechecker.recheck(source(Map.of()), stored, search))
                .isEqualTo(new Recheck.Looked(List.of(new MentionId("hacker-news", "3")), List.of()));
        assertThat(rechecker.recheck(
                        source(Map.of()), stored, request -> FakeSearch.answer("<html>", request.address())))
                .isInstanceOf(Recheck.TryLater.class);
    }

    @Test
    void aDayThatIsNoneStopsTheSource() {
        assertThat(reader.read(source(Map.of("since", "last year")), Cursor.START, search))
                .isInstanceOf(Poll.Stop.class);
    }

    private static Post post(String id) {
        return Post.of(new MentionId("hacker-news", id), Author.UNKNOWN, "acme bank");
    }

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of("query", "\"acme bank\""));
        parameters.putAll(more);
        return new Source("h", "hacker-news", "hacker-news", "acme", parameters);
    }

    private void poll(Source source) {
        while (read(source).more()) {
            assertThat(posts.size()).isLessThan(5000);
        }
    }

    private Poll.Page read(Source source) {
        Poll poll = reader.read(source, cursor, search);
        assertThat(poll).isInstanceOf(Poll.Page.class);
        Poll.Page page = (Poll.Page) poll;
        cursor = page.next();
        posts.addAll(page.posts());
        page.gone().forEach(id -> gone.add(id.externalId()));
        return page;
    }

    private List<String> ids() {
        return posts.stream().map(post -> post.id().externalId()).toList();
    }
}

package org.earshot.listen.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class FacebookReaderTest {
    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final FacebookReader reader = new FacebookReader(((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    private final Map<String, String> parameters =
            new HashMap<>(Map.of("page", "104", "token", "t0ken", "server", "https://graph.test/"));
    private final FakePage page = new FakePage();
    private Cursor cursor = Cursor.START;

    @Test
    void theFirstPollTakesTheNewestPageOnly() {
        for (int i = 100; i > 0; i--) {
            page.comment(page.post(ago(Duration.ofHours(10L * i))), ago(Duration.ofHours(10L * i - 1)));
        }

        assertThat(ids(poll())).hasSize(25);
        assertThat(page.asked).hasSize(2);
        assertThat(page.asked)
                .allSatisfy(request -> assertThat(request.address().toString()).doesNotContain("t0ken"));
    }

    @Test
    void aBurstOfCommentsUnderOnePostIsReadToItsEnd() {
        int post = page.post(ago(Duration.ofHours(5)));
        page.comment(post, ago(Duration.ofHours(4)));
        poll();
        now = now.plus(Duration.ofMinutes(30));
        List<Integer> burst = new ArrayList<>();
        for (int i = 0; i < 620; i++) {
            burst.add(page.comment(post, ago(Duration.ofMinutes(25)).plusSeconds(i)));
        }

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).contains(burst.stream().map(id -> "c" + id).toArray(String[]::new));
        assertThat(pages).hasSizeGreaterThan(6);
        assertThat(pages.get(0).more()).isTrue();
        page.asked.clear();
        now = now.plus(Duration.ofMinutes(5));
        poll();
        assertThat(page.asked).as("nothing is read twice for long").hasSizeLessThan(5);
    }

    @Test
    void aBurstOfPostsIsPagedBackToWhatTheLastWalkSaw() {
        page.post(ago(Duration.ofDays(1)));
        poll();
        List<Integer> said = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            said.add(page.comment(page.post(now.plusSeconds(i)), now.plusSeconds(i)));
        }
        now = now.plus(Duration.ofMinutes(5));

        List<Poll.Page> pages = poll();

        assertThat(ids(pages)).contains(said.stream().map(id -> "c" + id).toArray(String[]::new));
        assertThat(pages).hasSizeGreaterThanOrEqualTo(6).allMatch(read -> read.gap() == null);
    }

    @Test
    void aNewCommentUnderAnOldPostIsFoundWithinTheHour() {
        for (int i = 80; i > 0; i--) {
            page.post(ago(Duration.ofDays(i)));
        }
        poll();
        int late = page.comment(page.posts.firstKey(), now.plusSeconds(60));
        now = now.plus(Duration.ofMinutes(5));
        assertThat(ids(poll())).doesNotContain("c" + late);
        now = now.plus(Duration.ofMinutes(60));

        assertThat(ids(poll())).containsExactly("c" + late);
    }

    @Test
    void aDateThatIsAskedForIsGoneBackToOnceAndAWalkIsResumedAfterACrash() {
        for (int i = 200; i > 0; i--) {
            page.comment(
                    page.post(ago(Duration.ofDays(i))), ago(Duration.ofDays(i)).plusSeconds(5));
        }
        parameters.put("since", ago(Duration.ofDays(150)).toString().substring(0, 10));

        Poll.Page first = (Poll.Page) read();
        cursor = first.next();
        List<Poll.Page> rest = poll();

        assertThat(first.more()).isTrue();
        assertThat(ids(rest)).doesNotContainAnyElementsOf(ids(List.of(first)));
        assertThat(ids(rest).size() + ids(List.of(first)).size()).isBetween(149, 151);
        page.asked.clear();
        poll();
        assertThat(page.asked).hasSizeLessThan(4);
    }

    @Test
    void aPageThatIsNotKnownAnyMoreBeginsAnewOnceAndThenIsAGap() {
        page.post(ago(Duration.ofDays(1)));
        poll();
        for (int i = 0; i < 60; i++) {
            page.post(now.plusSeconds(i));
        }
        now = now.plus(Duration.ofMinutes(5));
        page.forgetsPages = true;

        List<Poll.Page> pages = poll();

        assertThat(pages).anyMatch(read -> read.gap() != null);
        assertThat(page.asked.size()).isLessThan(12);
        page.forgetsPages = false;
        now = now.plus(Duration.ofMinutes(65));
        assertThat(poll()).allMatch(read -> read.gap() == null);
    }

    @Test
    void aTightAllowancePutsTheRestOfAWalkOff() {
        page.headers.put("X-App-Usage", "{\"call_count\":85,\"total_time\":25,\"total_cputime\":25}");
        page.post(ago(Duration.ofHours(1)));

        Poll.Page first = (Poll.Page) read();

        assertThat(first.budget()).isEqualTo(new Poll.Budget(15, 100L, null));
        assertThat(first.more()).isFalse();
        cursor = first.next();
        read();
        assertThat(page.asked.get(1).address().getPath()).endsWith("/ratings");
    }

    @Test
    void troubleIsToldByMetasCodeAndNeverQuotesTheToken() {
        page.headers.put("X-Business-Use-Case-Usage", "{\"1\":[{\"estimated_time_to_regain_access\":12}]}");
        Poll limit = always(400, "{\"error\":{\"code\":32,\"message\":\"t0ken\"}}");
        assertThat(((Poll.TryLater) limit).after()).contains(Duration.ofMinutes(12));
        assertThat(always(403, "{\"error\":{\"code\":4}}")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "{\"error\":{\"code\":2}}")).isInstanceOf(Poll.TryLater.class);
        assertThat(always(200, "{\"data\":5}")).isInstanceOf(Poll.TryLater.class);
        for (String body : List.of(
                "{\"code\":190,\"message\":\"t0ken\"}",
                "{\"code\":10}",
                "{\"code\":100,\"error_subcode\":33}",
                "{\"code\":100}")) {
            Poll poll = always(400, "{\"error\":" + body + "}");
            assertThat(poll).isInstanceOf(Poll.Stop.class);
            assertThat(((Poll.Stop) poll).why()).contains("resume").doesNotContain("t0ken");
        }
    }

    @Test
    void whatIsConfiguredWronglyIsSaid() {
        for (Map<String, String> wrong : List.of(
                Map.of("page", "a/b"),
                Map.of("lists", "feed, stories"),
                Map.of("server", "graph"),
                Map.of("since", "soon"))) {
            Map<String, String> all = new HashMap<>(parameters);
            all.putAll(wrong);
            Source source = new Source("acme-fb", "facebook", "facebook-page", "acme", all);
            assertThat(reader.read(source, Cursor.START, page))
                    .as(wrong.toString())
                    .isInstanceOf(Poll.Stop.class);
        }
        assertThat(page.asked).isEmpty();
    }

    @Test
    void anotherPageBeginsAnew() {
        page.post(ago(Duration.ofHours(1)));
        poll();
        Cursor before = cursor;
        parameters.put("page", "105");
        poll();
        assertThat(cursor.get("place")).isNotEqualTo(before.get("place"));
    }

    private Instant ago(Duration time) {
        return now.minus(time);
    }

    private Poll always(int status, String body) {
        Fetcher same = request -> page.answer(request, status, body);
        return reader.read(source(), Cursor.START, same);
    }

    private Poll read() {
        return reader.read(source(), cursor, page);
    }

    private Source source() {
        return new Source("acme-fb", "facebook", "facebook-page", "acme", parameters);
    }

    private List<Poll.Page> poll() {
        List<Poll.Page> pages = new ArrayList<>();
        do {
            Poll.Page read = (Poll.Page) read();
            pages.add(read);
            cursor = read.next();
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }

    private static List<String> ids(List<Poll.Page> pages) {
        return pages.stream()
                .flatMap(read -> read.posts().stream())
                .map(post -> post.id().externalId())
                .distinct()
                .toList();
    }
}

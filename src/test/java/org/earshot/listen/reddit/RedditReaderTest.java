package org.earshot.listen.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class RedditReaderTest {
    private final FakeReddit reddit = new FakeReddit();
    private Instant now = Instant.ofEpochSecond(FakeReddit.BEGIN + 100_000);
    private final InstantSource time = () -> now;
    private final RedditReader reader = new RedditReader(new Moving(), new Sessions());
    private final List<Post> posts = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private Cursor cursor = Cursor.START;

    private final class Moving extends Clock {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time.instant();
        }
    }

    @Test
    void theFirstPollTakesOnePageAndALaterOneOnlyWhatIsNew() {
        poll(reddit.write(0, 349), source());
        assertThat(ids()).hasSize(100).contains(id(349), id(250));

        posts.clear();
        poll(reddit.write(350, 352), source());
        assertThat(ids()).containsExactly(id(352), id(351), id(350));
        assertThat(reddit.logins()).isEqualTo(1);
    }

    @Test
    void aBurstOfPagesIsReadWholeAlsoWhereItsMiddleIsDeletedMeanwhile() {
        poll(reddit.write(0, 99), source());
        posts.clear();
        reddit.write(100, 690);

        assertThat(read(source()).more()).isTrue();
        read(source());
        String after = cursor.get("after").orElseThrow();
        reddit.comments
                .values()
                .removeIf(comment -> comment.path("name").asText().equals(after));
        reddit.write(691, 700);
        poll(reddit, source());

        assertThat(ids()).contains(id(100), id(400), id(690));
        assertThat(java.util.Set.copyOf(ids())).hasSizeGreaterThanOrEqualTo(591);
        assertThat(cursor.get("after")).isEmpty();
        posts.clear();
        poll(reddit, source());
        assertThat(ids()).doesNotContain(id(100));
    }

    @Test
    void moreThanAThousandNewCommentsLeaveANamedGap() {
        poll(reddit.write(0, 99), source());
        reddit.write(100, 1500);

        Poll.Page last = poll(reddit, source());

        assertThat(last.gap()).isNotNull();
        assertThat(String.valueOf(last.gap())).contains("1,000");
    }

    @Test
    void aBackfillGoesDownToItsDayAndNoFurther() {
        reddit.write(0, 700);
        Map<String, String> since = new HashMap<>(source().parameters());
        since.put("since", Instant.ofEpochSecond(FakeReddit.BEGIN + 2000).toString());

        poll(reddit, new Source("r", "reddit", "reddit-comments", "acme", since));

        assertThat(ids()).hasSize(501).contains(id(200)).doesNotContain(id(199));
    }

    @Test
    void anEditReplacesAndADeletionIsNamedWithinTwoMinutes() {
        poll(reddit.write(0, 5), source());
        posts.clear();
        Objects.requireNonNull(reddit.comments.get(3))
                .put("body", "acme bank is sorry")
                .put("edited", (double) now.getEpochSecond());
        Objects.requireNonNull(reddit.comments.get(4)).put("body", "[deleted]").put("author", "[deleted]");
        reddit.write(200, 320);
        now = now.plusSeconds(121);
        poll(reddit, source());
        now = now.plusSeconds(121);
        poll(reddit, source());

        assertThat(gone).contains(id(4));
        assertThat(posts)
                .filteredOn(post -> post.id().externalId().equals(id(3)))
                .isNotEmpty()
                .allSatisfy(post -> {
                    assertThat(post.text()).isEqualTo("acme bank is sorry");
                    assertThat(post.details().revision()).isPositive();
                });
    }

    @Test
    void whatTheAccountAnsweredOnRedditIsSaidByTheBrand() {
        poll(reddit.write(0, 5), source());
        posts.clear();
        reddit.answer(reddit.comment(6, "AcmeBank", "we are on it").put("parent_id", id(5)));
        now = now.plusSeconds(121);
        poll(reddit, source());

        assertThat(posts).singleElement().satisfies(post -> {
            assertThat(post.details().ours()).isTrue();
            assertThat(post.details().reply().parent()).isEqualTo(id(5));
        });
    }

    @Test
    void anExpiredSessionIsOpenedAnewOnceAndTheLimitIsPassedOn() {
        poll(reddit.write(0, 5), source());
        int[] refusals = {1};
        reddit.weather(answer -> refusals[0]-- > 0 ? FakeReddit.answer(401, "{}", answer.address()) : answer);

        Poll.Page page = poll(reddit, source());

        assertThat(reddit.logins()).isEqualTo(2);
        assertThat(page.budget()).isNotNull();
        assertThat(String.valueOf(page.budget())).contains("left=599", "limit=600");
        assertThat(reddit.asked.get(0).headers().get("User-Agent"))
                .isEqualTo("java:org.earshot.app-1:v1 (by /u/acmebank)");
    }

    @Test
    void anErrorWithStatus200IsAnErrorAndAPrivateCommunityIsNamed() {
        reddit.weather(answer -> FakeReddit.answer(
                200, "{\"message\":\"Forbidden\",\"error\":403,\"reason\":\"private\"}", answer.address()));
        assertThat(stop(reader.read(source(), Cursor.START, reddit))).contains("403", "private", "resume");

        reddit.weather(answer ->
                FakeReddit.answer(200, "{\"message\":\"Too Many Requests\",\"error\":429}", answer.address()));
        assertThat(reader.read(source(), Cursor.START, reddit)).isInstanceOf(Poll.TryLater.class);

        reddit.weather(answer -> FakeReddit.answer(
                200, "{\"data\":{\"children\":[{\"kind\":\"t5\",\"data\":{\"id\":\"1\"}}]}}", answer.address()));
        assertThat(stop(reader.read(source(), Cursor.START, reddit))).contains("no such community");
    }

    @Test
    void aRefusedSignInStopsTheSourceAndAnInboxWithoutAnAccountDoesToo() {
        Poll refused = reader.read(
                source(),
                Cursor.START,
                request -> FakeReddit.answer(400, "{\"error\":\"invalid_grant\"}", request.address()));
        assertThat(stop(refused)).contains("401", "client-secret").doesNotContain("s3cret");

        Map<String, String> app = Map.of("client-id", "app-1", "client-secret", "s3cret");
        assertThat(stop(reader.read(new Source("i", "reddit", "reddit-inbox", "acme", app), Cursor.START, reddit)))
                .contains("refresh-token");
    }

    @Test
    void aSourceThatIsPointedElsewhereBeginsAnew() {
        poll(reddit.write(0, 5), source());
        Map<String, String> other = new HashMap<>(source().parameters());
        other.put("subreddit", "elsewhere");
        posts.clear();

        poll(reddit, new Source("r", "reddit", "reddit-comments", "acme", other));

        assertThat(ids()).hasSize(6);
    }

    private static Source source() {
        return new Source(
                "r",
                "reddit",
                "reddit-comments",
                "acme",
                Map.of(
                        "subreddit",
                        "r/banking",
                        "account",
                        "u/acmebank",
                        "client-id",
                        "app-1",
                        "client-secret",
                        "s3cret"));
    }

    private Poll.Page poll(FakeReddit fetcher, Source source) {
        Poll.Page page;
        do {
            page = read(source);
        } while (page.more());
        return page;
    }

    private Poll.Page read(Source source) {
        Poll poll = reader.read(source, cursor, reddit);
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

    private static String id(int number) {
        return "t1_" + Integer.toString(number + 100_000, 36);
    }

    private static String stop(Poll poll) {
        assertThat(poll).isInstanceOf(Poll.Stop.class);
        return ((Poll.Stop) poll).why();
    }
}

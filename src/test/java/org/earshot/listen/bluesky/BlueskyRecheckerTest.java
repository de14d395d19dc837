package org.earshot.listen.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Contract;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Recheck;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class BlueskyRecheckerTest {
    private static final String HOME = "at://did:plc:ann/app.bsky.feed.post/";
    private static final List<Post> STORED = List.of(post("3lqa"), post("3lqb"), post("3lqc"));
    private final Source source = new Source(
            "sky",
            "bluesky",
            "bluesky-search",
            "acme",
            Map.of("server", "https://b.test", "identifier", "brand.example", "password", "p", "query", "acme"));
    private final Pds pds = new Pds()
            .brew(
                    "app.bsky.feed.getPosts",
                    request -> Pds.answer(request, 200, "{\"posts\":[{\"uri\":\"" + HOME + "3lqa\",\"cid\":\"c\"}]}"));
    private final BlueskyRechecker rechecker =
            new BlueskyRechecker(new Sessions(), Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

    @Test
    void aPostThatIsMissingIsGoneOnlyWhereItsRecordIsNotThereEither() {
        pds.brew(
                "com.atproto.repo.getRecord",
                request -> request.address().getQuery().endsWith("rkey=3lqb")
                        ? Pds.answer(
                                request, 400, "{\"error\":\"RecordNotFound\",\"message\":\"Could not locate record\"}")
                        : Pds.answer(request, 200, "{\"uri\":\"" + HOME + "3lqc\",\"cid\":\"c\",\"value\":{}}"));
        Set<String> problems = new LinkedHashSet<>();

        Recheck recheck = rechecker.recheck(
                source,
                STORED,
                Contract.of("bluesky")
                        .map(published -> published.watching(pds, "", List.of(), problems))
                        .orElse(pds));

        assertThat(recheck).isEqualTo(new Recheck.Looked(List.of(new MentionId("bluesky", HOME + "3lqb")), List.of()));
        assertThat(pds.count("app.bsky.feed.getPosts")).isOne();
        assertThat(pds.count("com.atproto.repo.getRecord")).isEqualTo(2);
        assertThat(problems).isEmpty();
    }

    @Test
    void aServerThatDoesNotKnowSaysNothing() {
        pds.brew(
                "com.atproto.repo.getRecord",
                request -> Pds.answer(
                        request, 400, "{\"error\":\"InvalidRequest\",\"message\":\"Could not locate record\"}"));

        assertThat(rechecker.recheck(source, STORED, pds)).isEqualTo(new Recheck.Looked(List.of(), List.of()));
    }

    @Test
    void aRefusedKeyAPageForPeopleAndBadWeatherSayNothing() {
        for (String method : List.of("com.atproto.repo.getRecord", "app.bsky.feed.getPosts")) {
            for (int status : List.of(401, 403, 404, 429, 500)) {
                pds.brew(method, request -> Pds.answer(request, status, "<html>no</html>"));
                assertThat(rechecker.recheck(source, STORED, pds))
                        .as(method + " after " + status)
                        .isInstanceOf(Recheck.TryLater.class);
            }
        }
        pds.brew("app.bsky.feed.getPosts", request -> Pds.answer(request, 200, "<html>Back soon</html>"));
        assertThat(rechecker.recheck(source, STORED, pds)).isInstanceOf(Recheck.TryLater.class);
    }

    @Test
    void aServerThatAsksForPatienceGetsIt() {
        pds.brew(
                "app.bsky.feed.getPosts",
                request -> Pds.answer(request, 429, "{}", Map.of("Retry-After", List.of("900"))));

        assertThat(rechecker.recheck(source, STORED, pds))
                .isInstanceOfSatisfying(
                        Recheck.TryLater.class,
                        later -> assertThat(later.after()).isEqualTo(Optional.of(Duration.ofSeconds(900))));
    }

    @Test
    void nothingIsAskedAboutWhatIsNoPostOrWithoutAnAccount() {
        Post odd = Post.of(new MentionId("bluesky", "at://x/app.bsky.feed.like/1"), author(), "acme");
        assertThat(rechecker.recheck(source, List.of(odd), pds)).isEqualTo(new Recheck.Looked(List.of(), List.of()));
        Source bare = new Source("sky", "bluesky", "bluesky-search", "acme", Map.of());
        assertThat(rechecker.recheck(bare, STORED, pds)).isInstanceOf(Recheck.TryLater.class);
        assertThat(pds.asked).isEmpty();
    }

    private static Author author() {
        return new Author("did:plc:ann", "ann.example", null, null);
    }

    private static Post post(String key) {
        return Post.of(new MentionId("bluesky", HOME + key), author(), "acme");
    }
}

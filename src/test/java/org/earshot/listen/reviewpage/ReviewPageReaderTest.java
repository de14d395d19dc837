package org.earshot.listen.reviewpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.fetch.Answer;
import org.earshot.listen.Canned;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class ReviewPageReaderTest {
    private static final String PAGE = "https://shop.example/p/1";
    private static final String HTML = "text/html; charset=utf-8";

    private final Canned fetcher = new Canned();
    private final ReviewPageReader reader = new ReviewPageReader(Clock.systemUTC());
    private final Map<String, String> parameters = new HashMap<>(Map.of("url", PAGE));

    private static String review(String id, String author, String body) {
        return "<div itemscope itemtype='https://schema.org/Review'" + (id.isEmpty() ? "" : " id='" + id + "'") + ">"
                + "<span itemprop=author>" + author + "</span><meta itemprop=datePublished content='2026-03-01'>"
                + "<meta itemprop=reviewRating content='2'><p itemprop=reviewBody>" + body + "</p></div>";
    }

    private static String page(String next, String... reviews) {
        return "<html><head>" + (next.isEmpty() ? "" : "<link rel='next' href='" + next + "'>") + "</head><body>"
                + String.join("", reviews) + "</body></html>";
    }

    private static String reviews(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int i = from; i > to; i--) {
            all.append(review("r" + i, "a" + i, "text " + i));
        }
        return all.toString();
    }

    private Poll read(Cursor cursor) {
        return reader.read(new Source("acme-shop", "review-page", "review-page", "acme", parameters), cursor, fetcher);
    }

    private Poll.Page first(String html) {
        fetcher.with(PAGE, HTML, html);
        return (Poll.Page) read(Cursor.START);
    }

    private static List<String> ids(Poll.Page page) {
        return page.posts().stream().map(post -> post.id().externalId()).toList();
    }

    @Test
    void aReviewBecomesAPostWithItsDeepLinkAndItsStars() {
        Post post = first(page("", review("r77", "Ann", "It leaks"))).posts().get(0);
        assertThat(post.id().toString()).isEqualTo("review-page/shop.example/p/1#r77");
        assertThat(post.details().url()).isEqualTo("https://shop.example/p/1#r77");
        assertThat(post.author().handle()).isEqualTo("Ann");
        assertThat(post.author().key()).isEqualTo("shop.example/ann");
        assertThat(post.details().rating()).isNotNull().extracting("stars").isEqualTo(2.0);
        assertThat(fetcher.asked.get(0).obeysRobots()).isTrue();
    }

    @Test
    void theCanonicalAddressIsShownWhereItIsOnTheSameHost() {
        String here = "<link rel=canonical href='https://shop.example/widget'>";
        String away = "<link rel=canonical href='https://evil.example/widget'>";
        assertThat(first(page("", here, review("r1", "a", "x")))
                        .posts()
                        .get(0)
                        .details()
                        .url())
                .isEqualTo("https://shop.example/widget#r1");
        assertThat(first(page("", away, review("r1", "a", "x")))
                        .posts()
                        .get(0)
                        .details()
                        .url())
                .isEqualTo("https://shop.example/p/1#r1");
    }

    @Test
    void anEditedReviewKeepsItsIdentityWithOrWithoutAnId() {
        assertThat(ids(first(page("", review("r1", "Ann", "It leaks")))))
                .isEqualTo(ids(first(page("", review("r1", "Ann", "Fixed now")))));
        assertThat(ids(first(page("", review("", "Ann", "It leaks")))))
                .isEqualTo(ids(first(page("", review("", "Ann", "Fixed now")))));
    }

    @Test
    void reviewsByNobodyAreToldApartByTheirWords() {
        assertThat(ids(first(page(
                        "", review("", "Anonymous", "one"), review("", "Anonymous", "two"), review("", "", "three")))))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void anIdThatAllReviewsShareIsNoId() {
        String both = review("same", "Ann", "one") + review("same", "Bob", "two");
        assertThat(ids(first(page("", both))))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.contains("#same"));
    }

    @Test
    void anIdIsTheSameOnWhateverPageOfTheListItStands() {
        Cursor known = first(page("", reviews(3, 0))).next();
        fetcher.with(PAGE, HTML, page("?page=2", reviews(6, 3)));
        fetcher.with(PAGE + "?page=2", HTML, page("", reviews(4, 1)));
        Poll.Page one = (Poll.Page) read(known);
        assertThat(one.more()).isTrue();
        Poll.Page two = (Poll.Page) read(one.next());
        assertThat(ids(two)).containsExactly("shop.example/p/1#r4", "shop.example/p/1#r3", "shop.example/p/1#r2");
        assertThat(two.more()).isFalse();
        assertThat(two.next().get("walk")).isEmpty();
    }

    @Test
    void theFirstPollReadsTheFirstPageOnlyAndALaterOneReadsABurstToWhatIsKnown() {
        fetcher.with(PAGE + "?page=2", HTML, page("/p/1?page=3", reviews(6, 3)));
        fetcher.with(PAGE + "?page=3", HTML, page("/p/1?page=4", reviews(3, 0)));
        Poll.Page start = first(page("/p/1?page=2", reviews(3, 0)));
        assertThat(start.more()).isFalse();
        fetcher.with(PAGE, HTML, page("/p/1?page=2", reviews(9, 6)));
        Poll.Page one = (Poll.Page) read(start.next());
        Poll.Page two = (Poll.Page) read(one.next());
        Poll.Page three = (Poll.Page) read(two.next());
        assertThat(List.of(one.more(), two.more(), three.more())).containsExactly(true, true, false);
        assertThat(three.gap()).isNull();
        assertThat(((Poll.Page) read(three.next())).more()).isFalse();
    }

    @Test
    void aWalkEndsAtItsCapWithAGapAndNeverGoesInCirclesOrToAnotherHost() {
        parameters.put("pages", "2");
        Cursor known = first(page("", reviews(1, 0))).next();
        fetcher.with(PAGE, HTML, page("?page=2", reviews(9, 6)));
        fetcher.with(PAGE + "?page=2", HTML, page("?page=3", reviews(6, 3)));
        Poll.Page two = (Poll.Page) read(((Poll.Page) read(known)).next());
        assertThat(two.more()).isFalse();
        assertThat(two.gap()).isNotNull();
        fetcher.with(PAGE, HTML, page(PAGE, reviews(30, 20)));
        assertThat(((Poll.Page) read(known)).more()).isFalse();
        fetcher.with(PAGE, HTML, page("https://evil.example/?page=2", reviews(30, 20)));
        assertThat(((Poll.Page) read(known)).more()).isFalse();
    }

    @Test
    void aNextPageThatIsGoneEndsTheWalkAndOneThatIsBusyIsTriedAgain() {
        Cursor known = first(page("", reviews(1, 0))).next();
        fetcher.with(PAGE, HTML, page("?page=2", reviews(9, 6)));
        Cursor walking = ((Poll.Page) read(known)).next();
        fetcher.with(PAGE + "?page=2", 503, Map.of(), new byte[0]);
        assertThat(read(walking)).isInstanceOf(Poll.TryLater.class);
        fetcher.silent(PAGE + "?page=2", Answer.Kind.ROBOTS, "robots.txt of shop.example says no");
        Poll.Page ended = (Poll.Page) read(walking);
        assertThat(ended.gap()).isNotNull();
        assertThat(ended.next().get("walk")).isEmpty();
    }

    @Test
    void pagesWithoutMarkupAreReadBySelectors() {
        parameters.putAll(Map.of(
                "item",
                ".rev",
                "text",
                ".body",
                "author",
                ".who",
                "date",
                "time",
                "rating",
                ".stars",
                "best",
                "10",
                "next",
                ".pager a.forward"));
        String html = "<div class=rev data-review-id=9><b class=who>Ann</b><time datetime='2026-03-01'>1 March</time>"
                + "<i class=stars aria-label='4 stars'></i><p class=body>It leaks<br>badly</p></div>"
                + "<p class=pager><a class=forward href='?p=2'>more</a>";
        Poll.Page page = first(html);
        Post post = page.posts().get(0);
        assertThat(post.id().externalId()).isEqualTo("shop.example/p/1#9");
        assertThat(post.text()).isEqualTo("It leaks\nbadly");
        assertThat(post.author().handle()).isEqualTo("Ann");
        assertThat(post.details().rating()).isNotNull().extracting("raw").isEqualTo("4 stars/10");
        fetcher.with(PAGE, HTML, html.replace("id=9", "id=10"));
        assertThat(((Poll.Page) read(page.next())).next().get("walk")).hasValue("https://shop.example/p/1?p=2");
    }

    @Test
    void pagesWithNothingOnThemSayWhy() {
        fetcher.with(PAGE, HTML, "");
        assertThat(((Poll.TryLater) read(Cursor.START)).why())
                .isEqualTo("shop.example answered nothing instead of a page");
        fetcher.with(PAGE, HTML, "<html><body>Are you a robot?</body></html>");
        assertThat(((Poll.TryLater) read(Cursor.START)).why()).contains("no reviews that are marked up");
        parameters.put("item", ".rev");
        assertThat(((Poll.TryLater) read(Cursor.START)).why()).contains("selector item");
        parameters.put("item", "..[[");
        assertThat(((Poll.Stop) read(Cursor.START)).why()).contains("CSS selector");
        parameters.put("url", "javascript:alert(1)");
        assertThat(read(Cursor.START)).isInstanceOf(Poll.Stop.class);
    }

    @Test
    void aProductWithoutReviewsIsAnEmptyPage() {
        assertThat(first("<div itemscope itemtype='https://schema.org/Product'><b itemprop=name>W</b></div>")
                        .posts())
                .isEmpty();
    }

    @Test
    void anUnchangedSinglePageIsAnEmptyPageAndAListIsAlwaysReadAnew() {
        fetcher.with(PAGE, 200, Map.of("ETag", "\"a\""), page("", reviews(2, 0)).getBytes(StandardCharsets.UTF_8));
        Cursor known = ((Poll.Page) read(Cursor.START)).next();
        fetcher.with(PAGE, 304, Map.of(), new byte[0]);
        assertThat(((Poll.Page) read(known)).posts()).isEmpty();
        assertThat(fetcher.asked.get(1).validators().etag()).isEqualTo("\"a\"");
        fetcher.with(
                PAGE,
                200,
                Map.of("ETag", "\"b\""),
                page("?page=2", reviews(2, 0)).getBytes(StandardCharsets.UTF_8));
        assertThat(((Poll.Page) read(known)).next().get("etag")).isEmpty();
    }

    @Test
    void hostileTextsBecomeCleanPosts() {
        String nasty = "x".repeat(150_000) + "\u202E&#xD83D;<script>alert(1)</script>";
        Post post = first(page("", review("r1", "", nasty))).posts().get(0);
        assertThat(post.text()).hasSize(100_000);
        assertThat(post.author().handle()).isEqualTo("unknown");
        String western = page("", review("r1", "José", "Café"));
        fetcher.with(PAGE, "text/html; charset=windows-1252", western.getBytes(Charset.forName("windows-1252")));
        assertThat(((Poll.Page) read(Cursor.START)).posts().get(0).text()).isEqualTo("Café");
    }
}

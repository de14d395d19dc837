package org.earshot.listen.rss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.earshot.listen.Canned;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Texts;
import org.junit.jupiter.api.Test;

/** Feeds as nobody should write them. */
class SloppyFeedTest {
    private static final String GOOD = "<item><title>good</title><guid>g</guid></item>";

    private final RssReader reader = new RssReader(Clock.systemUTC());

    private Poll.Page page(String feed) {
        Canned fetcher = new Canned().with(RssReaderTest.FEED, "text/xml", feed);
        return (Poll.Page) reader.read(RssReaderTest.source(RssReaderTest.FEED), Cursor.START, fetcher);
    }

    private Post first(String items) {
        return page(RssReaderTest.rss(items)).posts().get(0);
    }

    @Test
    void entitiesOfHtmlAndBareAmpersandsAreText() {
        assertThat(first("<item><title>Caf&eacute;&nbsp;B&B &unknown; &#146; &#0; AT&T</title></item>")
                        .text())
                .isEqualTo("Café\u00a0B&B &unknown; ’ \uFFFD AT&T");
    }

    @Test
    void charactersThatXmlForbidsAreDroppedAndHalvesOfSurrogatesMended() {
        assertThat(first("<item><title>a\u0001b\u000bc &#xD83D;&#xDE00; &#xD83D; \u202Eabc</title></item>")
                        .text())
                .isEqualTo("abc \uD83D\uDE00 \uFFFD \u202Eabc");
    }

    @Test
    void prefixesThatNobodyDeclaredAreRead() {
        String feed = "<rss version=\"2.0\"><channel><title>F</title><item><title>T</title><dc:creator>ann</dc:creator>"
                + "<content:encoded><![CDATA[<p>It leaks &nbsp;</p>]]></content:encoded><odd:thing odd:x=\"1\"/></item></channel></rss>";
        Post post = page(feed).posts().get(0);
        assertThat(post.text()).startsWith("T\nIt leaks");
        assertThat(post.author().handle()).isEqualTo("ann");
    }

    @Test
    void unclosedTagsDoNotLoseTheOtherItems() {
        Poll.Page page = page(RssReaderTest.rss(
                "<item><title>one<br></title><description>a <b>bold<i> move</description></item>" + GOOD));
        assertThat(page.posts()).extracting(Post::text).contains("good").hasSize(2);
    }

    @Test
    void oneItemWithoutWordsIsRefusedAndTheOthersStay() {
        Poll.Page page = page(
                RssReaderTest.rss("<item/><item><enclosure url=\"x\" length=\"many\" type=\"a/b\"/></item>" + GOOD));
        assertThat(page.posts()).extracting(Post::text).containsExactly("good");
        assertThat(page.refused()).hasSize(2);
    }

    @Test
    void itemsInPlacesWhereTheFeedLibraryLooksForNoneAreReadOneByOne() {
        String feed = RssReaderTest.rss("<item><title>inside</title><guid>i</guid></item>")
                .replace("</rss>", GOOD + "</rss>");
        assertThat(page(feed).posts()).extracting(Post::text).containsExactly("inside", "good");
    }

    @Test
    void nonsenseInTheChannelHarmsNoItem() {
        String sy =
                "<sy:updateFrequency xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">often</sy:updateFrequency>"
                        + "<ttl>soon</ttl><image><width>big</width></image><cloud port=\"none\"/>";
        assertThat(page(RssReaderTest.rss(sy + GOOD)).posts()).hasSize(1);
    }

    @Test
    void entityBombsAndOutsideFilesAreNeitherExpandedNorRead() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>F</title>"
                + "<item><title>x &b; &f;</title></item></channel></rss>";
        assertThat(page(bomb).posts().get(0).text()).isEqualTo("x &b; &f;");
    }

    @Test
    void aFeedNestedTooDeeplyIsRefusedAndBreaksNothing() {
        String deep = RssReaderTest.rss(
                "<item><description>" + "<b>".repeat(100_000) + "</b>".repeat(100_000) + "</description></item>");
        Canned fetcher = new Canned().with(RssReaderTest.FEED, "text/xml", deep);
        Poll poll = reader.read(RssReaderTest.source(RssReaderTest.FEED), Cursor.START, fetcher);
        assertThat(poll).isInstanceOfAny(Poll.TryLater.class, Poll.Page.class);
    }

    @Test
    void aPostOf100000CharactersIsCutAndOneInTheYear20000HasNoTime() {
        Post post = first("<item><title>t</title><description>" + "x".repeat(150_000)
                + "</description><pubDate>Fri, 01 Jan 20000 00:00:00 GMT</pubDate></item>");
        assertThat(post.text()).hasSizeLessThanOrEqualTo(Texts.LONGEST);
        assertThat(post.publishedAt()).isEmpty();
    }

    @Test
    void aNullAuthorAndAScriptInALinkAreNothing() {
        Post post = first(
                "<item><title>t</title><author/><link>javascript:alert(1)</link><guid>javascript:alert(2)</guid>"
                        + "<description>&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;x()&lt;/script&gt;words</description></item>");
        assertThat(post.author().handle()).isEqualTo("unknown");
        assertThat(post.details().url()).isNull();
        assertThat(post.text()).isEqualTo("t\nwords");
    }

    @Test
    void aFeedOf50000ItemsIsReadWhole() {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            items.append("<item><title>Item ")
                    .append(i)
                    .append("</title><guid isPermaLink=\"false\">g")
                    .append(i)
                    .append("</guid><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate>"
                            + "<description>Words &amp; more words about a thing number ")
                    .append(i)
                    .append("</description></item>");
        }
        Poll.Page page = page(RssReaderTest.rss(items.toString()));
        assertThat(page.posts()).hasSize(50_000);
        assertThat(page.refused()).isEmpty();
        assertThat(page.next().get("seen").orElse("")).hasSizeLessThan(1000);
    }
}

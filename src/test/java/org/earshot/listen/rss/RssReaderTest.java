package org.earshot.listen.rss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.earshot.listen.Canned;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;

class RssReaderTest {
    static final String FEED = "https://f.example/feed.xml";
    private static final String ITEM =
            "<item><title>Widget</title><link>https://f.example/t/9</link><guid isPermaLink=\"false\">f-9</guid>"
                    + "<pubDate>Sun, 01 Mar 2026 10:00:00 +0100</pubDate><description>It leaks</description></item>";

    private final Canned fetcher = new Canned();
    private final RssReader reader = new RssReader(Clock.systemUTC());

    static Source source(String url) {
        return new Source("acme-feed", "rss", "rss", "acme", Map.of("url", url));
    }

    static String rss(String items) {
        return "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Forum</title>"
                + "<link>https://f.example/</link><language>en</language>" + items + "</channel></rss>";
    }

    private Poll poll(Cursor cursor) {
        return reader.read(source(FEED), cursor, fetcher);
    }

    private Poll.Page page(byte[] body, String contentType) {
        fetcher.with(FEED, contentType, body);
        return (Poll.Page) poll(Cursor.START);
    }

    private Post only(String body) {
        Poll.Page page = page(body.getBytes(StandardCharsets.UTF_8), "application/rss+xml");
        assertThat(page.refused()).isEmpty();
        assertThat(page.posts()).hasSize(1);
        return page.posts().get(0);
    }

    private String trouble(String body, String contentType) {
        fetcher.with(FEED, contentType, body);
        return ((Poll.TryLater) poll(Cursor.START)).why();
    }

    @Test
    void anItemOfRss20BecomesAPostWithAllThatItSays() {
        Post post = only(rss("<item><title>Widget &amp;amp; leaks</title><link>https://f.example/t/9</link>"
                + "<guid isPermaLink=\"false\">f-9</guid><dc:creator>ann</dc:creator><description>short</description>"
                + "<pubDate>Sun, 01 Mar 2026 10:00:00 +0100</pubDate>"
                + "<content:encoded><![CDATA[<p>It leaks</p>]]></content:encoded></item>"));
        assertThat(post.id().toString()).isEqualTo("rss/f.example/feed.xml#f-9");
        assertThat(post.text()).isEqualTo("Widget & leaks\nIt leaks");
        assertThat(post.author().handle()).isEqualTo("ann");
        assertThat(post.author().id()).isEqualTo("f.example/ann");
        assertThat(post.details().url()).isEqualTo("https://f.example/t/9");
        assertThat(post.details().language()).isEqualTo("en");
        assertThat(post.publishedAt()).hasValue(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(post.details().revision()).isZero();
        assertThat(post.details().raw()).contains("<dc:creator");
    }

    @Test
    void anEntryOfAtomBecomesAPostWithItsRevision() {
        Post post = only("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es" xml:base="https://f.example/forum/"><id>urn:uuid:1</id>
                <title>F</title><updated>2026-03-01T09:00:00Z</updated><author><name>house</name></author>
                <entry><id>tag:f.example,2026:9</id><title type="html">Widget &amp;lt;b&amp;gt;</title><link href="t/9"/>
                <published>2026-02-28T09:00:00Z</published><updated>2026-03-01T09:00:00Z</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It leaks</p></div></content></entry></feed>""");
        assertThat(post.id().externalId()).isEqualTo("f.example/feed.xml#tag:f.example,2026:9");
        assertThat(post.text()).endsWith("It leaks");
        assertThat(post.details().url()).isEqualTo("https://f.example/forum/t/9");
        assertThat(post.details().language()).isEqualTo("es");
        assertThat(post.author().handle()).isEqualTo("house");
        assertThat(post.publishedAt()).hasValue(Instant.parse("2026-02-28T09:00:00Z"));
        assertThat(post.details().revision())
                .isEqualTo(Instant.parse("2026-03-01T09:00:00Z").toEpochMilli());
    }

    @Test
    void anItemOfRss10BecomesAPost() {
        Post post = only("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <channel rdf:about="https://f.example/"><title>F</title><link>https://f.example/</link><description>d</description>
                <items><rdf:Seq><rdf:li resource="https://f.example/t/9"/></rdf:Seq></items></channel>
                <item rdf:about="urn:t:9"><title>Widget</title><link>https://f.example/t/9</link>
                <description>It leaks</description><dc:date>2026-03-01T10:00+01:00</dc:date>
                <dc:creator>ann</dc:creator></item></rdf:RDF>""");
        assertThat(post.id().externalId()).isEqualTo("f.example/feed.xml#urn:t:9");
        assertThat(post.text()).isEqualTo("Widget\nIt leaks");
        assertThat(post.author().handle()).isEqualTo("ann");
        assertThat(post.publishedAt()).hasValue(Instant.parse("2026-03-01T09:00:00Z"));
    }

    @Test
    void rss09xWithItsOldDoctypeIsRead() {
        String old = "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\""
                + " \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"0.91\"><channel><title>F</title>"
                + "<link>https://f.example/</link><item><title>Widget</title><link>https://f.example/t/9</link></item></channel></rss>";
        assertThat(only(old).id().externalId()).isEqualTo("f.example/feed.xml#https://f.example/t/9");
    }

    @Test
    void aJsonFeedIsRead() {
        Post post = only("""
                {"version":"https://jsonfeed.org/version/1.1","title":"F","home_page_url":"https://f.example/","language":"pl",
                 "items":[{"id":"9","url":"t/9","content_html":"<p>It leaks</p>","date_published":"2026-03-01T10:00:00+01:00",
                 "authors":[{"name":"ann"}],"unknown":{"a":[1]}}]}""");
        assertThat(post.id().externalId()).isEqualTo("f.example/feed.xml#9");
        assertThat(post.text()).isEqualTo("It leaks");
        assertThat(post.details().url()).isEqualTo("https://f.example/t/9");
        assertThat(post.details().language()).isEqualTo("pl");
    }

    @Test
    void anItemWithoutAnIdIsKnownByItsLinkAndOneWithoutALinkByItsWords() {
        Poll.Page page = page(
                rss("<item><title>a</title><link>/t/1</link></item><item><title>b</title></item>"
                                + "<item><title>c</title></item>")
                        .getBytes(StandardCharsets.UTF_8),
                "text/xml");
        assertThat(page.posts())
                .extracting(post -> post.id().externalId())
                .hasSize(3)
                .doesNotHaveDuplicates();
        assertThat(page.posts().get(0).details().url()).isEqualTo("https://f.example/t/1");
        assertThat(page.posts()).isEqualTo(((Poll.Page) poll(Cursor.START)).posts());
    }

    @Test
    void anIdThatDifferentItemsShareIsNoId() {
        String twice =
                "<item><title>a</title><link>https://f.example/1</link><guid isPermaLink=\"false\">same</guid></item>"
                        + "<item><title>b</title><link>https://f.example/2</link><guid isPermaLink=\"false\">same</guid></item>";
        Poll.Page page = page(rss(twice).getBytes(StandardCharsets.UTF_8), "text/xml");
        assertThat(page.posts())
                .extracting(post -> post.id().externalId())
                .containsExactly("f.example/feed.xml#https://f.example/1", "f.example/feed.xml#https://f.example/2");
    }

    @Test
    void anOverlongIdAndTheKeyInAFeedsAddressStayOutOfIds() {
        String url = FEED + "?token=s3cret";
        fetcher.with(url, "text/xml", rss("<item><title>a</title><guid>" + "x".repeat(5000) + "</guid></item>" + ITEM));
        Poll.Page page = (Poll.Page) reader.read(source(url), Cursor.START, fetcher);
        assertThat(page.posts())
                .hasSize(2)
                .allSatisfy(post ->
                        assertThat(post.id().externalId()).hasSizeLessThan(700).doesNotContain("s3cret"));
        assertThat(page.next().toString()).doesNotContain("s3cret");
    }

    @Test
    void anAuthorsMailAddressIsNotKept() {
        assertThat(FeedPost.withoutMail("ann@x.example (Ann Lee)")).hasValue("Ann Lee");
        assertThat(FeedPost.withoutMail("Ann Lee <ann@x.example>")).hasValue("Ann Lee");
        assertThat(FeedPost.withoutMail("ann@x.example")).hasValue("ann");
        assertThat(FeedPost.withoutMail(" ")).isEmpty();
        assertThat(FeedPost.withoutMail(null)).isEmpty();
    }

    @Test
    void whatTheServerGaveIsSentBackAndAnUnchangedFeedIsAnEmptyPage() {
        fetcher.with(
                FEED,
                200,
                Map.of("ETag", "W/\"a-gzip\"", "Last-Modified", "Sun, 01 Mar 2026 09:00:00 GMT"),
                rss(ITEM).getBytes(StandardCharsets.UTF_8));
        Cursor next = ((Poll.Page) poll(Cursor.START)).next();
        fetcher.with(FEED, 304, Map.of(), new byte[0]);
        Poll.Page unchanged = (Poll.Page) poll(next);
        assertThat(fetcher.asked.get(1).validators().etag()).isEqualTo("W/\"a-gzip\"");
        assertThat(fetcher.asked.get(1).validators().lastModified()).isEqualTo("Sun, 01 Mar 2026 09:00:00 GMT");
        assertThat(unchanged.posts()).isEmpty();
        assertThat(unchanged.next()).isEqualTo(next);
    }

    @Test
    void anotherAddressUnderTheSameSourceStartsAnew() {
        fetcher.with(FEED, 200, Map.of("ETag", "\"a\""), rss(ITEM).getBytes(StandardCharsets.UTF_8));
        Cursor next = ((Poll.Page) poll(Cursor.START)).next();
        reader.read(source("https://g.example/feed"), next, fetcher);
        assertThat(fetcher.asked.get(1).validators().etag()).isNull();
    }

    @Test
    void aFeedThatRolledOnPastAllThatWasKnownHasAPossibleGap() {
        Cursor first =
                page(rss(ITEM).getBytes(StandardCharsets.UTF_8), "text/xml").next();
        fetcher.with(FEED, "text/xml", rss(ITEM.replace("f-9", "f-10") + ITEM));
        Poll.Page joined = (Poll.Page) poll(first);
        assertThat(joined.gap()).isNull();
        fetcher.with(FEED, "text/xml", rss(ITEM.replace("f-9", "f-30") + ITEM.replace("f-9", "f-31")));
        Poll.Page torn = (Poll.Page) poll(joined.next());
        assertThat(torn.gap()).isNotNull().extracting(Poll.Gap::why).asString().startsWith("possible gap");
        assertThat(torn.posts()).hasSize(2);
    }

    @Test
    void answersThatAreNoFeedPutThePollOffWithASentence() {
        assertThat(trouble("", "text/xml")).isEqualTo("f.example answered nothing instead of a feed");
        assertThat(trouble("<!DOCTYPE html><html><body>Down</body></html>", "text/html"))
                .isEqualTo("f.example answered a web page instead of a feed");
        assertThat(trouble(rss(ITEM).substring(0, 300), "text/xml")).contains("a feed that ends in the middle");
        assertThat(trouble("{\"error\":\"no\"}", "application/json")).contains("instead of a feed");
        assertThat(trouble("<svg/>", "text/xml")).contains("neither RSS nor Atom");
        assertThat(trouble("   \n", "text/xml")).contains("instead of a feed");
    }

    @Test
    void aFeedThatIsGoneStopsTheSource() {
        fetcher.with(FEED, 410, Map.of(), new byte[0]);
        assertThat(poll(Cursor.START)).isInstanceOf(Poll.Stop.class);
        assertThat(reader.read(source("file:///etc/passwd"), Cursor.START, fetcher))
                .isInstanceOf(Poll.Stop.class);
    }

    @Test
    void encodingsAreReadByWhatTheBytesAre() {
        String feed = rss("<item><title>Café €5 żółw</title></item>");
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            assertThat(page(feed.getBytes(charset), "text/xml; charset=iso-8859-1")
                            .posts()
                            .get(0)
                            .text())
                    .isEqualTo("Café €5 żółw");
        }
        String western = rss("<item><title>Café “5” €</title></item>").replace("?>", " encoding=\"UTF-8\"?>");
        assertThat(page(western.getBytes(Charset.forName("windows-1252")), "text/xml; charset=utf-8")
                        .posts()
                        .get(0)
                        .text())
                .isEqualTo("Café “5” €");
        String polish = rss("<item><title>żółw</title></item>").replace("?>", " encoding=\"ISO-8859-2\"?>");
        assertThat(page(polish.getBytes(Charset.forName("ISO-8859-2")), "text/xml")
                        .posts()
                        .get(0)
                        .text())
                .isEqualTo("żółw");
        byte[] marked = ("\uFEFF\n " + feed).getBytes(StandardCharsets.UTF_8);
        assertThat(page(marked, "text/xml").posts().get(0).text()).isEqualTo("Café €5 żółw");
    }
}

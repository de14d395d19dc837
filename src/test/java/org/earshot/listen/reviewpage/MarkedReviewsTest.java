package org.earshot.listen.reviewpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup as it is seen in the wild. */
class MarkedReviewsTest {
    private static final String REVIEW =
            "{\"@type\":\"Review\",\"@id\":\"#r77\",\"author\":{\"@type\":\"Person\",\"name\":\"Ann\"},\"datePublished\":\"2026-03-01\","
                    + "\"reviewBody\":\"It leaks\",\"reviewRating\":{\"@type\":\"Rating\",\"ratingValue\":2,\"bestRating\":5}}";
    private static final String PRODUCT =
            "{\"@context\":\"https://schema.org/\",\"@type\":\"Product\",\"name\":\"Widget\",\"review\":[" + REVIEW
                    + "]}";
    private static final String MICRODATA = """
            <div itemscope itemtype="https://schema.org/Product"><span itemprop="name">Widget</span>
             <div itemprop="review" itemscope itemtype="https://schema.org/Review" id="r77">
              <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann</span></span>
              <meta itemprop="datePublished" content="2026-03-01"><div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
              <meta itemprop="worstRating" content="1"><span itemprop="ratingValue">2</span>/<span itemprop="bestRating">5</span></div>
              <p itemprop="reviewBody">It leaks</p></div></div>""";
    private static final String RDFA = """
            <div vocab="https://schema.org/" typeof="Product"><span property="name">Widget</span>
             <div property="review" typeof="Review" resource="#r77">
              <span property="author" typeof="Person"><span property="name">Ann</span></span>
              <meta property="datePublished" content="2026-03-01"><span property="reviewRating" typeof="Rating">
              <span property="ratingValue">2</span> of <span property="bestRating">5</span></span>
              <p property="reviewBody">It leaks</p></div></div>""";

    private final List<String> refused = new ArrayList<>();

    private static String script(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    private List<Review> read(String html) {
        return MarkedReviews.in(Jsoup.parse(html, "https://shop.example/p/1"), refused::add)
                .reviews();
    }

    private void assertAnn(String html) {
        assertThat(read(html)).hasSize(1).first().satisfies(review -> {
            assertThat(review.author()).isEqualTo("Ann");
            assertThat(review.body()).isEqualTo("It leaks");
            assertThat(review.published()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
            assertThat(review.rating()).isNotNull().extracting("stars").isEqualTo(2.0);
            assertThat(review.item()).isEqualTo("Widget");
            assertThat(review.id()).isEqualTo("#r77");
        });
        assertThat(refused).isEmpty();
    }

    @Test
    void jsonLdMicrodataAndRdfaSayTheSame() {
        assertAnn(script(PRODUCT));
        assertAnn(MICRODATA);
        assertAnn(RDFA);
    }

    @Test
    void theSameReviewInSeveralLanguagesCountsOnce() {
        assertAnn(script(PRODUCT) + MICRODATA + RDFA);
        assertAnn(script(PRODUCT.replace("\"@id\":\"#r77\",", "")) + MICRODATA);
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @ValueSource(
            strings = {
                "[%s]",
                "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebPage\"},%s]}",
                "//<![CDATA[\n%s\n//]]>",
                "/*<![CDATA[*/ %s /*]]>*/",
                "<!-- %s -->",
                "\uFEFF %s;",
                "{\"@type\":\"BreadcrumbList\"}%s",
                "{\"@type\":\"BreadcrumbList\"},\n%s",
                "/* made by a plugin */ %s",
                "[%s,]"
            })
    void scriptsAreReadHoweverTheyAreWrapped(String wrapping) {
        assertAnn(script(wrapping.replace("%s", PRODUCT)));
    }

    @Test
    void typesContextsAndNamesVary() {
        assertAnn(script(PRODUCT.replace("\"Review\"", "[\"Thing\",\"http://schema.org/Review\"]")));
        assertAnn(script(PRODUCT.replace("\"@type\":\"Review\"", "\"@type\":\"schema:UserReview\"")
                .replace("reviewBody", "schema:reviewBody")));
        assertAnn(script(PRODUCT.replace("\"review\":[" + REVIEW + "]", "\"reviews\":" + REVIEW)));
        assertAnn(script(PRODUCT.replace("{\"@type\":\"Person\",\"name\":\"Ann\"}", "[{\"name\":[\"Ann\",\"A.\"]}]")));
        assertAnn(script(PRODUCT.replace("{\"@type\":\"Person\",\"name\":\"Ann\"}", "\"Ann\"")));
        assertAnn(script(PRODUCT.replace("reviewBody", "description")));
        assertAnn("<SCRIPT TYPE='Application/LD+JSON; charset=utf-8'>" + PRODUCT + "</SCRIPT>");
        assertAnn(script(PRODUCT.replace("\"It leaks\"", "{\"@value\":\"It leaks\",\"@language\":\"en\"}")));
        assertAnn(script(PRODUCT.replace("It leaks", "<p>It&amp;#32;leaks</p>")));
    }

    @Test
    void nodesAreJoinedByTheirIdsAcrossScripts() {
        String reference = PRODUCT.replace(REVIEW, "{\"@id\":\"#r77\"}");
        assertAnn(script(reference) + script(REVIEW));
        String alone = REVIEW.substring(0, REVIEW.length() - 1) + ",\"itemReviewed\":{\"@id\":\"#w\"}}";
        assertAnn(script("{\"@graph\":[" + alone
                + ",{\"@id\":\"#w\",\"@type\":\"Product\",\"name\":\"Widget\",\"review\":{\"@id\":\"#r77\"}}]}"));
    }

    @Test
    void oneBrokenScriptDoesNotLoseTheOthers() {
        assertThat(read(script("{\"@type\":\"Review\",\"reviewBody\":\"cut off") + script(PRODUCT)))
                .hasSize(1);
        assertThat(refused).containsExactly("JSON-LD script 1 of the page is broken");
    }

    @Test
    void rawLinesInTextsAndNumbersThatAreNoneHarmNothing() {
        List<Review> reviews = read(
                script(
                        "{\"@type\":\"Review\",\"reviewBody\":\"one\ntwo\",\"author\":null,"
                                + "\"reviewRating\":{\"ratingValue\":NaN},\"datePublished\":\"20000-01-01\",\"unknown\":{\"a\":[[1]]}}"));
        assertThat(reviews).hasSize(1).first().satisfies(review -> {
            assertThat(review.body()).isEqualTo("one\ntwo");
            assertThat(review.rating()).isNull();
            assertThat(review.author()).isEmpty();
            assertThat(review.published()).isNull();
        });
    }

    @Test
    void claimsAggregatesAndEmptyReviewsAreNoReviews() {
        assertThat(read(script("{\"@type\":\"ClaimReview\",\"reviewBody\":\"false\",\"claimReviewed\":\"x\"}")))
                .isEmpty();
        assertThat(read(script("{\"@type\":[\"Review\",\"ClaimReview\"],\"reviewBody\":\"false\"}")))
                .isEmpty();
        assertThat(read(script("{\"@type\":\"Product\","
                        + "\"aggregateRating\":{\"@type\":\"AggregateRating\",\"ratingValue\":\"4,2\"}}")))
                .isEmpty();
        assertThat(read(script("{\"@type\":\"Review\"}"))).isEmpty();
    }

    @Test
    void microdataFollowsReferencesAndSurvivesLoops() {
        String loop = "<div id=a itemscope itemtype='http://schema.org/Review' itemref='b a c'></div>"
                + "<p id=b itemprop='reviewBody description'>It leaks</p>"
                + "<div id=c itemprop=itemReviewed itemscope itemref=a><span itemprop=name>Widget</span></div>";
        assertThat(read(loop)).hasSize(1).first().satisfies(review -> {
            assertThat(review.body()).isEqualTo("It leaks");
            assertThat(review.item()).isEqualTo("Widget");
        });
    }

    @Test
    void microdataTakesValuesFromTheirAttributes() {
        String html = "<base href='https://cdn.example/x/'><div itemscope itemtype='https://schema.org/Review'>"
                + "<time itemprop=datePublished datetime='2026-03-01T10:00:00+01:00'>yesterday</time><a itemprop=url href='#r5'>link</a>"
                + "<data itemprop=reviewRating value='4'>four</data><p itemprop=reviewBody>One<br>two</p></div>";
        assertThat(read(html)).hasSize(1).first().satisfies(review -> {
            assertThat(review.published()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
            assertThat(review.url()).isEqualTo("https://cdn.example/x/#r5");
            assertThat(review.rating()).isNotNull().extracting("stars").isEqualTo(4.0);
            assertThat(review.body()).isEqualTo("One\ntwo");
        });
    }

    @Test
    void markupNestedTooDeeplyBreaksNothing() {
        String html = "<div itemscope itemprop=a>".repeat(20_000)
                + script("[".repeat(50_000))
                + "<div typeof=Review property=x>".repeat(20_000);
        assertThat(read(html)).isEmpty();
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            chain.append("<i id=n")
                    .append(i)
                    .append(" itemscope itemprop=p itemref=n")
                    .append(i + 1)
                    .append("></i>");
        }
        assertThat(read(chain.toString())).isEmpty();
    }
}

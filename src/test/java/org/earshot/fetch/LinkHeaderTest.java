package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
    private static final URI BASE = URI.create("https://m.example/api/v1/timelines/tag/acme?limit=40");

    @Test
    void mastodonNamesBothNeighbours() {
        assertThat(links("<https://m.example/api/v1/timelines/tag/acme?max_id=1>; rel=\"next\","
                        + " <https://m.example/api/v1/timelines/tag/acme?min_id=9>; rel=\"prev\""))
                .containsOnly(
                        Map.entry("next", URI.create("https://m.example/api/v1/timelines/tag/acme?max_id=1")),
                        Map.entry("prev", URI.create("https://m.example/api/v1/timelines/tag/acme?min_id=9")));
    }

    @Test
    void commasAndBracketsInQuotesBelongToTheTitle() {
        assertThat(links("</a,b;c>; title=\"a, <b>; rel=\\\"no\\\"\"; rel=\"next\", </d>; rel=last"))
                .containsOnly(
                        Map.entry("next", URI.create("https://m.example/a,b;c")),
                        Map.entry("last", URI.create("https://m.example/d")));
    }

    @Test
    void oneLinkMayHaveSeveralRelationsAndTheFirstLinkOfARelationCounts() {
        assertThat(links("<?page=2>; rel=\"Next  last\"; rel=\"prev\"", "<?page=3>;REL = next , <?page=4> ; rel='x'"))
                .containsOnly(
                        Map.entry("next", URI.create("https://m.example/api/v1/timelines/tag/acme?page=2")),
                        Map.entry("last", URI.create("https://m.example/api/v1/timelines/tag/acme?page=2")),
                        Map.entry("'x'", URI.create("https://m.example/api/v1/timelines/tag/acme?page=4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "<unclosed",
                "<>",
                "<a>",
                "<a>;",
                "<a>; rel",
                "<a>; rel=",
                "<a>; rel=\"",
                "<http://[>; rel=next",
                ",,,;;;==="
            })
    void nonsenseIsNoLink(String value) {
        assertThat(links(value)).isEmpty();
    }

    @Test
    void aLongHeaderIsReadInGoodTime() {
        assertThat(links("<a>; t=\"" + "\\\"".repeat(20_000) + "\"; rel=next" + ";x=y".repeat(10_000)))
                .containsOnlyKeys("next");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.example/a/b?c, d, http://h.example/a/d",
        "http://h.example/a/b?c, ?x=1, http://h.example/a/b?x=1",
        "http://h.example/a/b?c, '', http://h.example/a/b?c",
        "http://h.example/a/b?c, #part, http://h.example/a/b?c",
        "http://h.example, d, http://h.example/d",
        "http://h.example, ?x, http://h.example/?x",
        "https://h.example/a, //other.example/x, https://other.example/x",
        "http://h.example/a/b, ../../../x, http://h.example/x",
        "http://h.example/a/b, /x y/{z}|, http://h.example/x%20y/%7Bz%7D%7C",
        "http://h.example/a/b, /ä?ö=%FC&p=100%, http://h.example/%C3%A4?%C3%B6=%FC&p=100%25",
        "http://h.example/a/b, ' http://other.example/x#y ', http://other.example/x",
    })
    void aReferenceIsResolvedAsBrowsersDo(String base, String reference, String resolved) {
        assertThat(Reference.resolve(URI.create(base), reference)).contains(URI.create(resolved));
    }

    @Test
    void backoffDoublesUpToAQuarterOfAnHourAndIsSpreadOverTheWholeTime() {
        RandomGenerator most = new RandomGenerator() {
            @Override
            public long nextLong() {
                return Long.MAX_VALUE;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
        assertThat(List.of(0, 1, 2, 3, 10, 11, 50, Integer.MAX_VALUE))
                .extracting(failures -> new Backoff(most).after(failures).toMillis())
                .containsExactly(0L, 1_000L, 2_000L, 4_000L, 512_000L, 900_000L, 900_000L, 900_000L);
        Backoff random = new Backoff(new SplittableRandom(7));
        assertThat(IntStream.range(0, 1000)
                        .mapToLong(i -> random.after(4).toMillis())
                        .summaryStatistics())
                .satisfies(spread -> {
                    assertThat(spread.getMin()).isBetween(0L, 200L);
                    assertThat(spread.getMax()).isBetween(7_800L, 8_000L);
                    assertThat(spread.getAverage()).isBetween(3_500.0, 4_500.0);
                });
        assertThat(new Backoff(most).after(1, Duration.ofSeconds(60)).toSeconds())
                .isEqualTo(61);
    }

    private static Map<String, URI> links(String... values) {
        return LinkHeader.parse(new Headers(Map.of("link", List.of(values))), BASE);
    }
}

package org.earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MentionSearchTableTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void pagesGoFromTheNewestToTheOldestAndSkipNothingWhileNewOnesComeIn(TestDatabase database) {
        MentionSearchTable search = new MentionSearchTable(database.jdbc());
        store(database, NOW, "one", "two", "three");
        store(database, NOW.plusSeconds(1), "four", "five");
        List<String> seen = new ArrayList<>();
        MentionQuery.@Nullable Place after = null;
        int arrivals = 0;
        do {
            MentionSearchTable.Page page = search.page(new MentionQuery(null, null, null, null, 2, after));
            page.items().forEach(mention -> seen.add(mention.post().text()));
            after = page.next() == null
                    ? null
                    : MentionQuery.Place.parse(page.next()).orElseThrow();
            store(database, NOW.plusSeconds(5 + arrivals++), "late " + arrivals);
        } while (after != null);

        assertThat(seen).containsExactly("five", "four", "three", "two", "one");
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void wordsAreFoundJustAsTheyStandInAnyCase(TestDatabase database) {
        MentionSearchTable search = new MentionSearchTable(database.jdbc());
        store(
                database,
                NOW,
                "100% Gone",
                "100 gone",
                "a_b",
                "aXb",
                "Ünder !important",
                "long " + "x".repeat(50_000) + " END");

        assertThat(texts(search, "100% g")).containsExactly("100% Gone");
        assertThat(texts(search, "A_B")).containsExactly("a_b");
        assertThat(texts(search, "!IMP")).containsExactly("Ünder !important");
        assertThat(texts(search, "xx end")).hasSize(1);
        assertThat(texts(search, "'; DROP TABLE mention; --")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void filtersHoldTogether(TestDatabase database) {
        MentionSearchTable search = new MentionSearchTable(database.jdbc());
        store(database, NOW, "old");
        store(database, NOW.plusSeconds(60), "new");

        assertThat(search.page(new MentionQuery("acme", "test", null, NOW.plusSeconds(60), 50, null))
                        .items())
                .extracting(mention -> mention.post().text())
                .containsExactly("new");
        assertThat(search.page(new MentionQuery("zen", null, null, null, 50, null))
                        .items())
                .isEmpty();
        assertThat(search.page(new MentionQuery(null, "x", null, null, 50, null))
                        .items())
                .isEmpty();
        assertThat(search.ofCases(List.of(1L, 2L))).isEqualTo(Map.of());
    }

    private static List<String> texts(MentionSearchTable search, String words) {
        return search.page(new MentionQuery(null, null, words, null, 50, null)).items().stream()
                .map(mention -> mention.post().text())
                .toList();
    }

    private static void store(TestDatabase database, Instant at, String... texts) {
        MentionInbox inbox = new MentionInbox(database.jdbc(), database.template(), database.ids());
        List<Post> posts = Stream.of(texts)
                .map(text -> Post.of(
                        new MentionId("test", at + text.substring(0, 1) + text.hashCode()), Author.UNKNOWN, text))
                .toList();
        for (Post post : posts) {
            database.transactions()
                    .executeWithoutResult(status ->
                            inbox.store(List.of(post), new MentionInbox.Origin("s", "acme", at), each -> false));
        }
    }
}

package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewestFirstTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private final NewestFirst walk = new NewestFirst("a ", Duration.ofMinutes(10), Duration.ofHours(1), 3);

    @Test
    void theFirstWalkIsOnePageAndSetsTheFloorOnlyWhereMoreLiesBelow() {
        Cursor more = walk.after(walk.walking(Cursor.START, NOW, null), items(1, 5), "below");
        Cursor all = walk.after(walk.walking(Cursor.START, NOW, null), items(1, 5), null);

        assertThat(walk.underWay(more)).isFalse();
        assertThat(walk.wanted(more, item(5))).isTrue();
        assertThat(walk.wanted(more, item(6))).isFalse();
        assertThat(walk.wanted(all, item(6000))).isTrue();
        assertThat(walk.read(all)).contains(NOW);
    }

    @Test
    void aLaterWalkEndsBelowWhatIsKnownAndKeepsItUntilThen() {
        Cursor known = walk.after(walk.walking(Cursor.START, NOW, null), items(60, 70), "below");

        Cursor first = walk.after(walk.walking(known, NOW.plusSeconds(60), null), items(0, 30), "two");
        assertThat(walk.page(first)).contains("two");
        assertThat(first.get("a newest")).isEqualTo(known.get("a newest"));
        Cursor second = walk.after(first, items(31, 65), "three");
        assertThat(walk.page(second)).contains("three");
        Cursor last = walk.after(second, items(66, 71), "four");
        assertThat(walk.underWay(last)).isFalse();
        assertThat(last.get("a newest")).contains(NOW.toString());
    }

    @Test
    void anItemThatAnAnswerHasLiftedDoesNotEndTheWalk() {
        Cursor known = walk.after(walk.walking(Cursor.START, NOW, null), items(0, 5), "below");
        NewestFirst.Item lifted = new NewestFirst.Item(NOW.minus(Duration.ofDays(3)), NOW.plusSeconds(30));

        Cursor next = walk.after(walk.walking(known, NOW.plusSeconds(60), null), List.of(lifted), "two");

        assertThat(walk.page(next)).contains("two");
        assertThat(walk.wanted(next, lifted)).isTrue();
    }

    @Test
    void onceAnHourItGoesDownToTheFloorButNotForEver() {
        Cursor known = walk.after(walk.walking(Cursor.START, NOW, null), items(0, 500), "below");
        Cursor cursor = walk.walking(known, NOW.plus(Duration.ofHours(1)), null);
        for (String page : List.of("two", "three")) {
            cursor = walk.after(cursor, items(100, 200), page);
            assertThat(walk.underWay(cursor)).isTrue();
        }

        Cursor done = walk.after(cursor, items(201, 300), "four");

        assertThat(walk.underWay(done)).isFalse();
        assertThat(done.get("a whole")).contains(NOW.plus(Duration.ofHours(1)).toString());
    }

    @Test
    void aPageThatNamesItselfAsTheNextOneEndsTheWalk() {
        Cursor known = walk.after(walk.walking(Cursor.START, NOW, null), items(60, 70), "below");
        Cursor first = walk.after(walk.walking(known, NOW.plusSeconds(60), null), items(0, 1), "two");

        assertThat(walk.underWay(walk.after(first, items(0, 1), "two"))).isFalse();
    }

    @Test
    void timesThatNobodyKnowsNeitherEndAWalkNorHideAnItem() {
        NewestFirst.Item unknown = new NewestFirst.Item(null, null);
        Cursor first = walk.after(walk.walking(Cursor.START, NOW, null), List.of(unknown), "below");

        assertThat(walk.wanted(first, unknown)).isTrue();
        Cursor next = walk.after(walk.walking(first, NOW.plusSeconds(60), null), List.of(unknown), "two");
        assertThat(walk.page(next)).contains("two");
    }

    @Test
    void listsInOneCursorDoNotDisturbEachOther() {
        NewestFirst other = new NewestFirst("b ", Duration.ofMinutes(10), Duration.ofHours(1), 3);
        Cursor both = other.walking(walk.after(walk.walking(Cursor.START, NOW, null), items(0, 5), null), NOW, null);

        assertThat(walk.underWay(both)).isFalse();
        assertThat(other.underWay(both)).isTrue();
        assertThat(other.givenUp(both).values().keySet()).allMatch(name -> name.startsWith("a "));
    }

    private static NewestFirst.Item item(int minutesAgo) {
        Instant time = NOW.minus(Duration.ofMinutes(minutesAgo));
        return new NewestFirst.Item(time, time);
    }

    private static List<NewestFirst.Item> items(int from, int to) {
        return Stream.iterate(from, age -> age <= to, age -> age + 1)
                .map(NewestFirstTest::item)
                .toList();
    }
}

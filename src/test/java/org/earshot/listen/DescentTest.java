package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescentTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private final Descent.Rule rule = new Descent.Rule("a ", Duration.ofMinutes(10), HOUR, Descent.TO_THE_FLOOR, 3);
    private Instant now = START;
    private Cursor cursor = Cursor.START;
    private Optional<Instant> since = Optional.empty();

    @Test
    void theFirstWalkIsOnePageAndNothingBelowItIsTakenWhereMoreLiesThere() {
        assertThat(step(ages(1, 5), "below").more()).isFalse();
        now = now.plus(HOUR);

        assertThat(taken(step(ages(64, 67), null))).containsExactly(64, 65);
        assertThat(walk().read()).contains(now);
    }

    @Test
    void aListThatEndsOnItsFirstPageHasNoFloor() {
        step(ages(1, 5), null);

        assertThat(taken(step(ages(6000, 6001), null))).containsExactly(6000, 6001);
    }

    @Test
    void aLaterWalkEndsBelowWhatIsKnownAndKeepsItUntilThen() {
        step(ages(60, 70), "below");
        Optional<String> known = cursor.get("a newest");
        now = now.plus(MINUTE);

        step(ages(1, 31), "two");
        assertThat(walk().page()).contains("two");
        assertThat(cursor.get("a newest")).isEqualTo(known);
        step(ages(32, 66), "three");
        assertThat(walk().page()).contains("three");
        assertThat(step(ages(67, 72), "four").more()).isFalse();
        assertThat(cursor.get("a newest")).contains(now.minus(MINUTE).toString());
    }

    @Test
    void anItemThatAnAnswerHasLiftedIsTakenAndDoesNotEndTheWalk() {
        step(ages(0, 5), "below");
        now = now.plus(MINUTE);

        Poll.Page page = step(List.of(item(now.minus(Duration.ofDays(3)), now, 7)), "two");

        assertThat(page.more()).isTrue();
        assertThat(taken(page)).containsExactly(7);
    }

    @Test
    void fromTimeToTimeItGoesDownToTheFloorButNotForEver() {
        step(ages(0, 500), "below");
        now = now.plus(HOUR);
        for (String below : List.of("two", "three")) {
            assertThat(step(ages(160, 260), below).more()).isTrue();
        }

        assertThat(step(ages(261, 300), "four").more()).isFalse();
        assertThat(step(ages(60, 100), "two").more()).isFalse();
    }

    @Test
    void aLongWalkNeedNotGoToTheFloor() {
        Descent.Rule shallow = new Descent.Rule("", MINUTE, HOUR, Duration.ofHours(2), 99);
        Cursor here = page(shallow, Cursor.START, ages(0, 500), "below").next();
        now = now.plus(HOUR);

        Poll.Page first = page(shallow, here, ages(0, 119), "two");

        assertThat(first.more()).isTrue();
        assertThat(page(shallow, first.next(), ages(120, 121), "three").more()).isFalse();
    }

    @Test
    void aDateThatIsAskedForIsGoneBackToOnceAndLowersTheFloor() {
        step(ages(0, 5), "below");
        since = Optional.of(now.minus(Duration.ofMinutes(100)));

        assertThat(step(ages(0, 50), "two").more()).isTrue();
        assertThat(taken(step(ages(51, 101), "three"))).hasSize(50).doesNotContain(101);
        assertThat(walk().page()).isEmpty();
        assertThat(step(ages(0, 50), "two").more()).isFalse();
        now = now.plus(HOUR);
        assertThat(taken(step(ages(150, 161), null))).contains(160).doesNotContain(161);
    }

    @Test
    void aDateLaterThanWhatIsKnownLosesNothingAndRaisesNoFloor() {
        step(ages(60, 90), "below");
        since = Optional.of(now.minus(MINUTE));

        assertThat(taken(step(ages(0, 69), "two"))).hasSize(70);
        assertThat(walk().page()).contains("two");
    }

    @Test
    void aDateThatIsAskedForOnAListThatEndsAboveItStaysTheFloor() {
        since = Optional.of(now.minus(Duration.ofMinutes(3)));

        assertThat(taken(step(ages(0, 5), null))).containsExactly(0, 1, 2, 3);
        assertThat(taken(step(ages(0, 5), null))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aPageThatIsNotKnownAnyMoreBeginsTheWalkAnewOnceThenTheRestIsAGap() {
        step(ages(60, 70), "below");
        step(ages(0, 10), "two");

        assertThat(keep(walk().brokenOff("gone"))).matches(Poll.Page::more).matches(page -> page.gap() == null);
        assertThat(walk().page()).isEmpty();
        step(ages(0, 11), "two");
        Poll.Page broken = keep(walk().brokenOff("gone"));

        assertThat(broken.more()).isFalse();
        assertThat(broken.gap()).isEqualTo(new Poll.Gap(ago(70).toString(), ago(11).toString(), "gone"));
        assertThat(step(ages(0, 11), "two").more()).isFalse();
        step(ages(-30, -20), "two");
        assertThat(keep(walk().brokenOff("gone")).gap()).isNull();
    }

    @Test
    void aTimeFromTheFutureDoesNotHideWhatIsReal() {
        step(ages(5, 9), "below");
        step(List.of(age(-6000), age(1), age(2), age(20)), "two");
        assertThat(cursor.get("a newest")).contains(ago(1).toString());
        now = now.plus(MINUTE);

        assertThat(step(List.of(age(-5999), age(0), age(1)), "two").more()).isTrue();
        assertThat(step(ages(2, 13), "three").more()).isFalse();
    }

    @Test
    void aFirstPageFromTheFutureRaisesNoFloorAboveThePresent() {
        step(ages(-6002, -6000), "below");

        assertThat(taken(step(ages(0, 1), "two"))).containsExactly(0);
        assertThat(walk().page()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackStopsNeitherLongWalksNorOthers() {
        int days = 3 * 24 * 60;
        step(ages(days, days + 500), "below");
        now = now.minus(Duration.ofDays(3));

        assertThat(step(ages(0, 100), "two").more()).isTrue();
        assertThat(taken(step(ages(101, 501), "three"))).contains(500).doesNotContain(501);
        now = now.plus(MINUTE);
        assertThat(step(ages(0, 10), "two").more()).isTrue();
        assertThat(step(ages(11, 12), "three").more()).isFalse();
    }

    @Test
    void whatWasLastSeenIsOfNoUseOnceTheClockSaysThatItIsStillToCome() {
        step(ages(0, 500), null);
        now = now.minus(HOUR);
        step(ages(0, 10), null);

        assertThat(cursor.get("a newest")).contains(now.toString());
        assertThat(step(ages(0, 10), "two").more()).isTrue();
        assertThat(step(ages(11, 12), "three").more()).isFalse();
    }

    @Test
    void aPageThatNamesItselfAsTheNextOneEndsTheWalkAndAnEmptyOneDoesNot() {
        step(ages(60, 70), "below");
        assertThat(step(List.of(), "two").more()).isTrue();

        assertThat(step(ages(0, 1), "two").more()).isFalse();
    }

    @Test
    void timesThatNobodyKnowsNeitherEndAWalkNorHideAnItem() {
        assertThat(taken(step(List.of(item(null, null, 1)), "below"))).containsExactly(1);
        Poll.Page later = step(List.of(item(null, null, 1)), "two");

        assertThat(taken(later)).containsExactly(1);
        assertThat(later.more()).isTrue();
    }

    @Test
    void listsInOneCursorDoNotDisturbEachOtherAndAWalkCanBeGivenUp() {
        Descent.Rule other = new Descent.Rule("b ", MINUTE, HOUR, HOUR, 3);
        step(ages(0, 5), null);
        Cursor both = page(other, cursor, ages(0, 5), "below").next();
        Cursor under = page(other, both, ages(0, 0), "two").next();

        assertThat(Descent.of(rule, under, since, now).page()).isEmpty();
        assertThat(Descent.of(other, under, since, now).page()).contains("two");
        assertThat(Descent.of(other, under, since, now).givenUp()).isEqualTo(both);
    }

    private Descent walk() {
        return Descent.of(rule, cursor, since, now);
    }

    private Poll.Page step(List<Descent.Item> items, @Nullable String below) {
        return keep(page(rule, cursor, items, below));
    }

    private Poll.Page keep(Poll.Page page) {
        cursor = page.next();
        return page;
    }

    private Poll.Page page(Descent.Rule how, Cursor from, List<Descent.Item> items, @Nullable String below) {
        return Descent.of(how, from, since, now).step(items, List.of(), below, null);
    }

    private static List<Integer> taken(Poll.Page page) {
        return page.posts().stream()
                .map(post -> Integer.valueOf(post.id().externalId()))
                .toList();
    }

    private Instant ago(int minutes) {
        return now.minus(MINUTE.multipliedBy(minutes));
    }

    private List<Descent.Item> ages(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(this::age).toList();
    }

    /** An item that was said so many minutes ago, and is called by them. */
    private Descent.Item age(int minutes) {
        return item(ago(minutes), ago(minutes), minutes);
    }

    private static Descent.Item item(@Nullable Instant said, @Nullable Instant touched, int name) {
        Post post = Post.of(new MentionId("list", String.valueOf(name)), new Author(null, "ann", null, null), "slow");
        return new Descent.Item(said, touched, List.of(post));
    }
}

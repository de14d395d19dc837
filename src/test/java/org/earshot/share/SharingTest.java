package org.earshot.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharingTest {
    private static final Needs ENGLISH = needs("en");

    @Test
    void itGoesToWhoReadsItAndTheJournalSaysWhy() {
        Hand marta = hand("marta", 2, "pl", "en");
        Hand tom = hand("tom", 0, "en");

        assertThat(Sharing.choose(needs("pl"), List.of(marta, tom), 5))
                .isEqualTo(new Choice.To("marta", "speaks Polish, 3 of 8 in hand"));
        assertThat(Sharing.choose(ENGLISH, List.of(marta, tom), 5))
                .isEqualTo(new Choice.To("tom", "speaks English, 1 of 8 in hand"));
    }

    @Test
    void whatNobodyCanTakeSaysWhy() {
        Hand tom = hand("tom", 0, "en");
        Hand full = hand("ula", 8, "en");
        Hand away = new Hand(hand("vera", 0, "pl").who(), false, 0, 0, 0);

        assertThat(why(needs("pl"), tom, away)).isEqualTo("no one here reads Polish");
        assertThat(why(ENGLISH, away)).isEqualTo("no one is here");
        assertThat(why(ENGLISH, hand("newcomer", 0))).isEqualTo("no one is here");
        assertThat(why(ENGLISH, full)).isEqualTo("everyone here who could take it has their hands full");
        assertThat(why(new Needs("en", "mastodon", "acme", Set.of(), false, "billing", Set.of()), tom))
                .isEqualTo("no one of the team billing is here");
        assertThat(why(new Needs("en", "mastodon", "acme", Set.of(), false, null, Set.of("tom")), tom))
                .isEqualTo("everyone here who could take it has given it back");
        assertThat(why(new Needs("en", "x", "acme", Set.of(), false, null, Set.of()), skilled("tom", "mastodon", "")))
                .isEqualTo("no one here who could take it answers on x");
        assertThat(why(new Needs("en", "x", "zen", Set.of(), false, null, Set.of()), skilled("tom", "", "acme")))
                .isEqualTo("no one here who could take it answers for zen");
    }

    @Test
    void whereNobodyCanTellTheLanguageAnybodyMayTry() {
        assertThat(Sharing.choose(needs(null), List.of(hand("tom", 0, "en")), 5))
                .isEqualTo(new Choice.To("tom", "1 of 8 in hand"));
    }

    @Test
    void abuseGoesToWhoHadTheLeastOfItAndStopsAtTheCap() {
        Needs hard = new Needs("en", "mastodon", "acme", Set.of(), true, null, Set.of());
        Hand idle = new Hand(hand("ann", 0, "en").who(), true, 0, 9, 3);
        Hand busy = new Hand(hand("bob", 0, "en").who(), true, 5, 9, 1);

        assertThat(Sharing.choose(hard, List.of(idle, busy), 5))
                .isEqualTo(new Choice.To("bob", "speaks English, abuse number 2 today, 6 of 8 in hand"));
        assertThat(Sharing.choose(hard, List.of(idle), 3).why())
                .isEqualTo("everyone here who could take it has had their share of abuse today");
    }

    @Test
    void ofTwoWithAsMuchToDoItGoesToWhoKnowsTheTopic() {
        Needs fees = new Needs("en", "mastodon", "acme", Set.of("fees"), false, null, Set.of());
        Skills expert = new Skills(Set.of("en"), Set.of(), Set.of(), Set.of("fees"), 8);
        Hand vera = new Hand(new Colleague("vera", expert, Presence.NEVER, Set.of()), true, 1, 0, 0);

        assertThat(Sharing.choose(fees, List.of(hand("ann", 1, "en"), vera), 5))
                .isEqualTo(new Choice.To("vera", "speaks English, knows fees, 2 of 8 in hand"));
        assertThat(Sharing.choose(fees, List.of(hand("ann", 0, "en"), vera), 5))
                .isEqualTo(new Choice.To("ann", "speaks English, 1 of 8 in hand"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whateverArrivesNobodyWhoCouldTakeItHadLessInHand(long seed) {
        Random random = new Random(seed);
        List<Hand> people = new ArrayList<>(IntStream.range(0, 2 + random.nextInt(8))
                .mapToObj(number -> somebody(random, number))
                .toList());
        for (int arrival = 0; arrival < 300; arrival++) {
            Needs needs = new Needs(
                    List.of("en", "es", "pl").get(random.nextInt(3)),
                    "mastodon",
                    "acme",
                    Set.of(),
                    random.nextInt(10) == 0,
                    null,
                    Set.of());
            Choice choice = Sharing.choose(needs, people, 3);
            List<Hand> able = people.stream()
                    .filter(hand -> hand.open()
                            && hand.who().skills().languages().contains(needs.language())
                            && (!needs.abusive() || hand.abuse() < 3))
                    .toList();
            if (choice instanceof Choice.To to) {
                Hand chosen = named(people, to.to());
                assertThat(able).contains(chosen);
                assertThat(able)
                        .allMatch(other ->
                                needs.abusive() ? other.abuse() >= chosen.abuse() : other.load() >= chosen.load());
                people.replaceAll(hand -> hand == chosen ? more(hand, needs.abusive()) : hand);
            } else {
                assertThat(able).isEmpty();
            }
            people.replaceAll(hand -> random.nextInt(12) == 0 && hand.load() > 0 ? less(hand) : hand);
        }
        assertThat(people).filteredOn(hand -> !hand.here()).allMatch(hand -> hand.today() == 0);
        assertThat(people)
                .allMatch(hand -> hand.abuse() <= 3
                        && hand.load() <= Math.max(20, hand.who().skills().most()));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 100})
    void aHundredOverFourOfWhomOneIsAwayDifferByOneAtMost(int arrivals) {
        List<Hand> people = new ArrayList<>(
                List.of(large("ann", true), large("bob", true), large("cleo", false), large("dan", true)));
        Map<String, Integer> got = new HashMap<>();
        for (int arrival = 0; arrival < arrivals; arrival++) {
            String to = ((Choice.To) Sharing.choose(ENGLISH, people, 5)).to();
            got.merge(to, 1, Integer::sum);
            people.replaceAll(hand -> hand.who().name().equals(to) ? more(hand, false) : hand);
        }

        IntSummaryStatistics shares =
                got.values().stream().mapToInt(Integer::intValue).summaryStatistics();
        assertThat(got).doesNotContainKey("cleo").hasSize(3);
        assertThat(shares.getMax() - shares.getMin()).isLessThanOrEqualTo(1);
    }

    private static String why(Needs needs, Hand... people) {
        return Sharing.choose(needs, List.of(people), 5).why();
    }

    private static Needs needs(@Nullable String language) {
        return new Needs(language, "mastodon", "acme", Set.of(), false, null, Set.of());
    }

    static Hand hand(String name, int load, String... languages) {
        Skills skills = new Skills(Set.of(languages), Set.of(), Set.of(), Set.of(), 8);
        return new Hand(new Colleague(name, skills, Presence.NEVER, Set.of()), true, load, 0, 0);
    }

    private static Hand skilled(String name, String platform, String brand) {
        Skills skills = new Skills(Set.of("en"), Words.of(platform), Words.of(brand), Set.of(), 8);
        return new Hand(new Colleague(name, skills, Presence.NEVER, Set.of()), true, 0, 0, 0);
    }

    private static Hand large(String name, boolean here) {
        Skills skills = new Skills(Set.of("en"), Set.of(), Set.of(), Set.of(), 200);
        return new Hand(new Colleague(name, skills, new Presence(!here, null, Instant.EPOCH), Set.of()), here, 0, 0, 0);
    }

    private static Hand somebody(Random random, int number) {
        Set<String> languages = new TreeSet<>();
        for (String language : List.of("en", "es", "pl")) {
            if (random.nextBoolean()) {
                languages.add(language);
            }
        }
        Skills skills = new Skills(languages, Set.of(), Set.of(), Set.of(), random.nextInt(20));
        Colleague who = new Colleague("p" + number, skills, Presence.NEVER, Set.of());
        return new Hand(who, random.nextInt(4) > 0, random.nextInt(5), 0, 0);
    }

    private static Hand named(List<Hand> people, String name) {
        return people.stream()
                .filter(hand -> hand.who().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Hand more(Hand hand, boolean abusive) {
        return new Hand(hand.who(), hand.here(), hand.load() + 1, hand.today() + 1, hand.abuse() + (abusive ? 1 : 0));
    }

    private static Hand less(Hand hand) {
        return new Hand(hand.who(), hand.here(), hand.load() - 1, hand.today(), hand.abuse());
    }
}

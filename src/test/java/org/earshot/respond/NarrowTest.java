package org.earshot.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The narrowed queue against what a plain look at every case says. */
class NarrowTest {
    private static final List<String> SAID =
            List.of("Zwrot pieniędzy!", "The HEATER broke", "返金してください", "🔥🔥", "¿Cuándo?");
    private static final List<String> LANGUAGES = List.of("en", "es", "pl");

    /** What is true of a case, as the test made it. */
    private record Made(
            long id, Instant opened, String platform, String language, String customer, String text, boolean praise) {}

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyFilterAndEveryPairOfThemGivesWhatAPlainLookGives(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Map<Long, Made> made = fill(desk);
            List<Filter> filters = filters(desk);
            for (Filter one : filters) {
                for (Filter other : filters) {
                    if (one.clashes(other)) {
                        continue;
                    }
                    Narrowing both = one.and(other);
                    List<Long> expected = made.values().stream()
                            .filter(one.fits().and(other.fits()))
                            .map(Made::id)
                            .toList();
                    for (CaseQuery.Order order : CaseQuery.Order.values()) {
                        List<Case> found = walk(desk, order, both, Set.of());
                        assertThat(found.stream().map(Case::id))
                                .as("%s and %s by %s", one.name(), other.name(), order)
                                .containsExactlyInAnyOrderElementsOf(expected);
                        assertThat(found).isSortedAccordingTo(QueueCursor.comparing(order));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aFilterCombinesWithStateUrgencyBrandAndHolderAndItsTotalIsTheirs(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            Map<Long, Made> made = fill(desk);
            Made first = made.values().iterator().next();
            desk.cases().claim(first.id(), "ann");
            Narrowing same = new Narrowing(first.platform(), null, null, null, null, null, null, null);

            CaseQuery mine = new CaseQuery(Set.of(), Set.of(), "acme", "ann", CaseQuery.Order.URGENCY, 5, null, same);
            assertThat(desk.cases().page(mine).items()).extracting(Case::id).containsExactly(first.id());
            CaseQuery others =
                    new CaseQuery(Set.of(CaseState.OPEN), Set.of(), "acme", null, CaseQuery.Order.DUE, 5, null, same);
            CasePage page = desk.cases().page(others);
            long expected = made.values().stream()
                    .filter(one -> one.platform().equals(first.platform()) && one.id() != first.id())
                    .count();
            assertThat(page.total()).isEqualTo(expected);
            assertThat(page.partly()).isFalse();
            assertThat(walk(desk, CaseQuery.Order.NEWEST, same, Set.of(Urgency.CRITICAL)))
                    .isNotEmpty()
                    .allMatch(one -> one.urgency() == Urgency.CRITICAL);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void anEditChangesTheWordsAndADeletionTakesThem(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long mention = desk.queued(post("p1", "mastodon", "carla", "The heater broke"), Urgency.NORMAL);
            assertThat(found(desk, "heater")).isEqualTo(1);

            desk.judged(post("p1", "mastodon", "carla", "The boiler broke"), Desk.verdict(Urgency.NORMAL));
            desk.queueing().queue(mention);
            assertThat(found(desk, "heater")).isZero();
            assertThat(found(desk, "BOIL")).isEqualTo(1);

            desk.database()
                    .jdbc()
                    .sql("UPDATE mention SET external_id = 'https://other.example/p1'")
                    .update();
            desk.deleted("p1");
            assertThat(found(desk, "boiler")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void praiseHasALaneOfItsOwnUnlessItIsUrgent(TestDatabase database) {
        try (Desk desk = new Desk(database)) {
            long kind = praised(desk, "kind", Urgency.NORMAL, "POSITIVE", "praise");
            praised(desk, "grave", Urgency.HIGH, "POSITIVE", "praise");
            praised(desk, "sarcastic", Urgency.NORMAL, "NEGATIVE", "praise");
            praised(desk, "asks", Urgency.NORMAL, "POSITIVE", "question");
            long wordless = praised(desk, "wordless", Urgency.LOW, "POSITIVE", null);

            List<Case> lane = walk(desk, CaseQuery.Order.NEWEST, Narrowing.PRAISE, Set.of());

            assertThat(lane).extracting(Case::id).containsExactlyInAnyOrder(kind, wordless);
            assertThat(desk.cases().praise("acme")).isEqualTo(2);
            assertThat(desk.cases().praise("other")).isZero();
        }
    }

    private static long praised(Desk desk, String id, Urgency urgency, String label, @Nullable String intent) {
        long mention = desk.judged(post(id, "mastodon", id, "acme bank"), Desk.verdict(urgency));
        read(desk, mention, label, "en", intent);
        desk.queueing().queue(mention);
        return desk.cases().ofMention(mention).orElseThrow().id();
    }

    private static void read(Desk desk, long mention, String label, String language, @Nullable String intent) {
        String document = "{\"language\":\"en\",\"intent\":" + (intent == null ? "null" : "\"" + intent + "\"") + "}";
        desk.database()
                .jdbc()
                .sql(
                        "INSERT INTO reading (mention_id, language, label, model, read_at, document) VALUES (?, ?, ?, 'x', 0, ?)")
                .params(mention, language, label, document)
                .update();
    }

    private static long found(Desk desk, String text) {
        Narrowing narrowing = new Narrowing(null, null, null, null, text, null, null, null);
        return desk.cases()
                .page(new CaseQuery(
                        Set.of(CaseState.values()), Set.of(), null, null, CaseQuery.Order.DUE, 5, null, narrowing))
                .total();
    }

    private static Map<Long, Made> fill(Desk desk) {
        Map<Long, Made> made = new HashMap<>();
        for (int number = 0; number < 40; number++) {
            String platform = number % 3 == 0 ? "x" : "mastodon";
            String language = LANGUAGES.get(number % 7 % 3);
            String customer = (number % 2 == 0 ? "Ann_" : "ben%") + number;
            String text = "acme bank " + SAID.get(number % SAID.size());
            boolean praise = number % 4 == 2 && number % 3 != 0;
            long mention = desk.judged(
                    post("c" + number, platform, customer, text), Desk.verdict(Urgency.values()[number % 4]));
            read(desk, mention, "POSITIVE", language, praise ? "praise" : "question");
            desk.queueing().queue(mention);
            Case opened = desk.cases().ofMention(mention).orElseThrow();
            made.put(opened.id(), new Made(opened.id(), opened.openedAt(), platform, language, customer, text, praise));
            desk.pass(Duration.ofMinutes(1));
        }
        return made;
    }

    private static List<Case> walk(Desk desk, CaseQuery.Order order, Narrowing narrowing, Set<Urgency> urgencies) {
        List<Case> all = new ArrayList<>();
        String cursor = null;
        do {
            CasePage page =
                    desk.cases().page(new CaseQuery(Set.of(), urgencies, null, null, order, 3, cursor, narrowing));
            assertThat(page.items().size()).isLessThanOrEqualTo(3);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static Post post(String id, String platform, String customer, String text) {
        Post.ReplyTo place = new Post.ReplyTo(id, null, id, true, Visibility.PUBLIC);
        return Post.of(
                        new MentionId(platform, "https://other.example/" + id),
                        new Author("key-" + customer, customer, null, null),
                        text)
                .with(Post.Details.NONE.answering(place));
    }

    private static List<Filter> filters(Desk desk) {
        Instant middle = Desk.START.plus(Duration.ofMinutes(20));
        return List.of(
                of("none", "", one -> true),
                of("platform", "x", one -> one.platform().equals("x")),
                of("language", "pl", one -> one.language().equals("pl")),
                of("source", "acme-mastodon", one -> true),
                of("source", "other", one -> false),
                of("customer", "@ANN_1", one -> one.customer().startsWith("Ann_1")),
                of("customer", "ben%", one -> one.customer().startsWith("ben%")),
                of("text", "pieniedzy ZWROT", one -> one.text().contains("Zwrot")),
                of("text", "heat", one -> one.text().contains("HEATER")),
                of("text", "返金", one -> one.text().contains("返金")),
                of("text", "🔥", one -> one.text().contains("🔥")),
                of("text", "?!", one -> false),
                of("since", middle.toString(), one -> !one.opened().isBefore(middle)),
                of("until", middle.toString(), one -> one.opened().isBefore(middle)),
                of("praise", "true", Made::praise),
                of("praise", "false", one -> !one.praise()));
    }

    private static Filter of(String part, String value, Predicate<Made> fits) {
        Narrowing narrowing = new Narrowing(
                part.equals("platform") ? value : null,
                part.equals("language") ? value : null,
                part.equals("source") ? value : null,
                part.equals("customer") ? value : null,
                part.equals("text") ? value : null,
                part.equals("since") ? Instant.parse(value) : null,
                part.equals("until") ? Instant.parse(value) : null,
                part.equals("praise") ? Boolean.valueOf(value) : null);
        return new Filter(part + " " + value, narrowing, fits);
    }

    private record Filter(String name, Narrowing narrowing, Predicate<Made> fits) {
        Narrowing and(Filter other) {
            Narrowing one = narrowing;
            Narrowing two = other.narrowing;
            return new Narrowing(
                    or(one.platform(), two.platform()),
                    or(one.language(), two.language()),
                    or(one.source(), two.source()),
                    or(one.customer(), two.customer()),
                    or(one.text(), two.text()),
                    or(one.since(), two.since()),
                    or(one.until(), two.until()),
                    or(one.praise(), two.praise()));
        }

        /** True where both say the same part, so that only one of them would be heard. */
        boolean clashes(Filter other) {
            return !and(other).equals(other.and(this));
        }

        private static <T> @Nullable T or(@Nullable T one, @Nullable T two) {
            return one == null ? two : one;
        }
    }
}

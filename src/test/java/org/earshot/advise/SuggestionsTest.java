package org.earshot.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.earshot.mention.Author;
import org.earshot.respond.Case;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SuggestionsTest {
    private static final Author CARLA = new Author("id-1", "carla", null, null);
    private static final String SAID = "Acme Bank, where is my refund? You blocked my card two weeks ago.";

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatFitsIsSuggestedWithWhy(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            shelf.put(
                    "en",
                    "Refunds",
                    "Your refund takes five days.",
                    Shelf.fits(List.of("acme"), List.of(), "question"));
            shelf.put("en", "Blocked cards", "We blocked your card to keep it safe.", at -> at);
            shelf.put("en", "Acme Bank opening times", "Acme Bank is open from nine to five.", at -> at);
            shelf.put("es", "Refund de tarjeta", "refund card blocked", at -> at);
            shelf.put("en", "Volta refund card blocked", "refund", Shelf.fits(List.of("volta"), List.of()));
            shelf.put("en", "Refund card on X", "refund", Shelf.fits(List.of(), List.of("x")));
            Case item = shelf.opened(CARLA, SAID, "en", "question");

            List<Suggestion> made = shelf.suggestions().of(item);

            assertThat(made)
                    .extracting(one -> one.article().content().title())
                    .containsExactly("Refunds", "Blocked cards");
            assertThat(made.get(0).why())
                    .containsExactly(
                            new Remark("intent", "question"),
                            new Remark("words", "refund"),
                            new Remark("brand", "acme"));
            assertThat(made.get(1).why()).containsExactly(new Remark("words", "blocked, card"));
            assertThat(made).allSatisfy(one -> assertThat(one.against()).isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void oneThatIsForOtherIntentsIsWarnedOf(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            Article made = shelf.put(
                    "en", "Refunds", "Your refund takes five days.", Shelf.fits(List.of(), List.of(), "question"));
            Case complaint = shelf.opened(CARLA, SAID, "en", "complaint");
            Case unread = shelf.opened(CARLA, SAID, "en", null);

            assertThat(shelf.suggestions().of(complaint))
                    .singleElement()
                    .satisfies(one -> assertThat(one.against()).containsExactly(new Remark("intent", "complaint")));
            assertThat(shelf.suggestions().compose(complaint, made, "ann").against())
                    .containsExactly(new Remark("intent", "complaint"));
            assertThat(shelf.suggestions().compose(unread, made, "ann").against())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void whatIsOverdueForReviewNeverComesBeforeWhatIsNot(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            for (int i = 1; i <= 4; i++) {
                shelf.put(
                        "en",
                        "Refund of a blocked card " + i,
                        "Refund, refund, blocked card.",
                        Shelf.reviewBy(Shelf.TODAY.minusDays(1)));
            }
            Case item = shelf.opened(CARLA, SAID, "en", null);
            assertThat(shelf.suggestions().of(item)).hasSize(3).allMatch(Suggestion::stale);

            shelf.put(
                    "en",
                    "Money back",
                    "When you ask for a refund without your card, it takes a little longer than that.",
                    at -> at);

            assertThat(shelf.suggestions().of(item))
                    .extracting(Suggestion::stale)
                    .containsExactly(false, true, true);
            assertThat(shelf.suggestions().of(item).get(1).against())
                    .containsExactly(new Remark("stale", "2026-03-01"));
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void itIsTheCustomersLanguageThatCounts(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            shelf.put(Shelf.content("en", "Refund", "Your refund."));
            shelf.put(Shelf.content("es", "Devoluciones", "Tu devolución tarda cinco días."));
            shelf.put(Shelf.content("pl", "Zwroty", "Zwrot pieniędzy trwa pięć dni."));
            shelf.put(Shelf.content("de", "Erstattung", "Die Erstattung dauert fünf Tage."));

            assertThat(titles(shelf, "¿Dónde está mi devolucion? Refund!", "es"))
                    .containsExactly("Devoluciones");
            assertThat(titles(shelf, "Gdzie są moje pieniądze? Czekam na zwrotu.", "pl"))
                    .containsExactly("Zwroty");
            assertThat(titles(shelf, "Wo bleibt meine Erstattung?", "de")).containsExactly("Erstattung");
            assertThat(titles(shelf, "Où est mon argent ? Refund Erstattung", "fr"))
                    .isEmpty();
            assertThat(titles(shelf, "refund", "und")).containsExactly("Refund");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Carla Gómez             | Hi Carla, Acme Bank",
                "Łucja                   | Hi Łucja, Acme Bank",
                "FREE money at evil.com  | Hi carla, Acme Bank",
                "@acmebank               | Hi carla, Acme Bank",
                "<b>Carla</b>            | Hi carla, Acme Bank",
                "{agent}                 | Hi carla, Acme Bank",
                "x                       | Hi carla, Acme Bank"
            })
    void theVariablesAreFilledAndNamesThatCouldCarryMoreAreNotRepeated(String name, String said) {
        try (Shelf shelf = new Shelf(TestDatabase.derby())) {
            Article article = shelf.put(Shelf.content("en", "t", "Hi {customer}, {brand}\n{agent} {case} {due}"));
            Case item = shelf.opened(new Author("id-1", "carla", name, null), SAID, "en", null);

            Composed made = shelf.suggestions().compose(item, article, "ann $1 {brand}");

            assertThat(made.text()).isEqualTo(said + "\nann $1 {brand} " + item.id() + " March 2, 2026, 12:00");
            assertThat(made.against()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aDeadlineThatHasPassedIsNotPromisedAndStaysOpen(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            Article article = shelf.put(Shelf.content("en", "t", "You hear from us by {due}."));
            Case item = shelf.opened(CARLA, SAID, "en", null);
            database.jdbc()
                    .sql("UPDATE case_ SET due_at = ?")
                    .param(Shelf.NOW.minusSeconds(1).toEpochMilli())
                    .update();

            Composed made =
                    shelf.suggestions().compose(shelf.cases().find(item.id()).orElseThrow(), article, "ann");

            assertThat(made.text()).isEqualTo("You hear from us by {due}.");
            assertThat(made.against()).containsExactly(new Remark("variable", "{due}"));
        }
    }

    private static List<String> titles(Shelf shelf, String said, String language) {
        return shelf.suggestions().of(shelf.opened(CARLA, said, language, null)).stream()
                .map(one -> one.article().content().title())
                .toList();
    }
}

package org.earshot.advise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.earshot.advise.ArticleQuery.Show;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArticlesTest {
    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyVersionIsKeptAndAFormerOneComesBackAsTheNext(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            Articles articles = shelf.articles();
            Article first = shelf.put(Shelf.content("en", "Refunds", "Refunds take 5 days."));
            articles.change(first.id(), 1, Shelf.content("en", "Refunds", "Refunds take 3 days."), "ada");
            ArticleEdit late = articles.change(first.id(), 1, Shelf.content("en", "Refunds", "Mine!"), "bob");
            ArticleEdit back = articles.restore(first.id(), 2, 1, "sue");

            assertThat(late).isInstanceOf(ArticleEdit.Overtaken.class);
            assertThat(back).isInstanceOf(ArticleEdit.Saved.class);
            assertThat(articles.versions(first.id()))
                    .extracting(one -> one.version() + " " + one.changedBy() + ": "
                            + one.content().body())
                    .containsExactly(
                            "3 sue: Refunds take 5 days.",
                            "2 ada: Refunds take 3 days.",
                            "1 sue: Refunds take 5 days.");
            assertThat(articles.find(first.id()))
                    .get()
                    .extracting(Article::version)
                    .isEqualTo(3);
            assertThat(articles.restore(first.id(), 3, 99, "sue")).isInstanceOf(ArticleEdit.Missing.class);
            assertThat(articles.change(404, 1, Shelf.content("en", "a", "b"), "sue"))
                    .isInstanceOf(ArticleEdit.Missing.class);
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theSearchKnowsWhatWasChangedAMomentAgoAlsoByAnotherDaemon(TestDatabase database) {
        try (Shelf here = new Shelf(database);
                Shelf there = new Shelf(database)) {
            assertThat(here.titles("refund")).isEmpty();
            Article made = there.put(Shelf.content("en", "Refunds", "They take 5 days."));
            assertThat(here.titles("refund")).containsExactly("Refunds");
            there.articles().change(made.id(), 1, Shelf.content("en", "Lost cards", "We block it."), "ada");
            assertThat(here.titles("refund")).isEmpty();
            assertThat(here.titles("card")).containsExactly("Lost cards");
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void wordsAreFoundInTheirOtherFormsAndWithoutAccents(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            shelf.put(Shelf.content("en", "Blocked cards", "We are replacing your card; payments were delayed."));
            shelf.put(Shelf.content("es", "Devoluciones", "La devolución llegará a tu cuenta en cinco días."));
            shelf.put(Shelf.content("pl", "Zwroty", "Zwrócimy pieniądze w ciągu pięciu dni na Twoje konto."));
            shelf.put(Shelf.content("de", "Rückerstattung", "Das Geld kommt in fünf Tagen zurück."));

            Map.of(
                            "card blocking", "Blocked cards",
                            "the delayed payment", "Blocked cards",
                            "devolucion", "Devoluciones",
                            "DEVOLUCIÓN dias", "Devoluciones",
                            "pieniądze", "Zwroty",
                            "pieniadze", "Zwroty",
                            "zwrot", "Zwroty",
                            "ruckerstattung", "Rückerstattung",
                            "rückerstatt", "Rückerstattung")
                    .forEach((words, title) ->
                            assertThat(shelf.titles(words)).as(words).containsExactly(title));
            assertThat(shelf.titles("")).containsExactly("Blocked cards", "Devoluciones", "Rückerstattung", "Zwroty");
            assertThat(shelf.titles("the")).hasSize(4);
            assertThat(shelf.titles("card zebra")).isEmpty();
            assertThat(shelf.titles("\"'; DROP TABLE article; -- * ? ~ ( [ {")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void theLibraryIsNarrowedByBrandLanguageAndWhatIsOverdue(TestDatabase database) {
        try (Shelf shelf = new Shelf(database)) {
            shelf.put("en", "A for all", "card", at -> at);
            shelf.put("en", "B for Volta", "card", Shelf.fits(List.of("volta"), List.of()));
            shelf.put("es", "C in Spanish", "card", at -> at);
            shelf.put("en", "D until today", "card", Shelf.reviewBy(Shelf.TODAY));
            shelf.put("en", "E overdue", "card", Shelf.reviewBy(Shelf.TODAY.minusDays(1)));
            shelf.put(
                    "en",
                    "F retired",
                    "card",
                    at -> new ArticleContent(
                            at.title(),
                            at.body(),
                            "en",
                            List.of(),
                            List.of(),
                            List.of(),
                            "sue",
                            LocalDate.of(2030, 1, 1),
                            true));

            assertThat(shelf.titles(new ArticleQuery("", "acme", "en", Show.CURRENT, 0, 50)))
                    .containsExactly("A for all", "D until today", "E overdue");
            assertThat(shelf.titles(new ArticleQuery("card", "volta", null, Show.CURRENT, 0, 50)))
                    .hasSize(5);
            assertThat(shelf.titles(new ArticleQuery("", null, null, Show.STALE, 0, 50)))
                    .containsExactly("E overdue");
            assertThat(shelf.titles(new ArticleQuery("", null, null, Show.RETIRED, 0, 50)))
                    .containsExactly("F retired");
            ArticlePage second = shelf.articles().search(new ArticleQuery("", null, null, Show.CURRENT, 2, 2));
            assertThat(second.items())
                    .extracting(one -> one.content().title())
                    .containsExactly("C in Spanish", "D until today");
            assertThat(second).extracting(ArticlePage::total, ArticlePage::next).containsExactly(5L, 4);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi {customer}, {brand} here, {agent}: case {case} until {due} | ''",
                "Hi {name}                | body variable {name}",
                "Hi { customer }          | body variable { customer }",
                "Hi {CUSTOMER} and {}     | body variable {CUSTOMER}; body variable {}",
                "'Not a variable: { alone'| ''",
                "'  '                     | body missing "
            })
    void whatIsNoVariableIsRefusedByName(String body, String faults) {
        assertThat(Shelf.content("en", "t", body).faults())
                .extracting(fault -> (fault.field() + " " + fault.code() + " " + fault.detail()).strip())
                .isEqualTo(faults.isEmpty() ? List.of() : List.of(faults.split("; ", -1)));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        try (Shelf shelf = new Shelf(TestDatabase.derby())) {
            ArticleContent bad = new ArticleContent(
                    "x".repeat(201),
                    "b",
                    "klingon",
                    List.of("nobody", "A B"),
                    List.of("<b>"),
                    List.of("sadness"),
                    "",
                    LocalDate.of(1, 1, 1),
                    false);

            ArticleEdit edit = shelf.articles().add(bad, "sue");

            assertThat(((ArticleEdit.Faulty) edit).faults())
                    .extracting(fault -> fault.field() + " " + fault.code())
                    .containsExactlyInAnyOrder(
                            "title long",
                            "owner missing",
                            "language unknown",
                            "brands unknown",
                            "brands unknown",
                            "platforms unknown",
                            "intents unknown",
                            "reviewBy unknown");
            assertThat(shelf.titles("")).isEmpty();
        }
    }

    @Test
    void amongHundredsTheOneThatIsMeantComesFirst() {
        try (Shelf shelf = new Shelf(TestDatabase.derby())) {
            for (int i = 0; i < 300; i++) {
                shelf.put(Shelf.content("en", "Article " + i + " on a card", "Dear {customer}, number " + i + "."));
            }

            assertThat(shelf.titles("article 234")).first().asString().startsWith("Article 234 ");
        }
    }
}

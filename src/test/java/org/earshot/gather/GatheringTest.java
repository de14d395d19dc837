package org.earshot.gather;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.earshot.store.TestDatabase;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.earshot.understand.embedding.Embedder;
import org.earshot.understand.embedding.EmbeddingMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatheringTest {
    private static final Inventory.Wish RISING = new Inventory.Wish(null, Inventory.Order.RISING, false);
    private static final List<List<String>> QUESTIONS = List.of(
            List.of(
                    "en How do I unblock my card?",
                    "en My debit card is blocked, how can I get it working again @acmebank?",
                    "es ¿Cómo puedo desbloquear mi tarjeta?",
                    "es Tengo la tarjeta bloqueada, ¿qué hago para activarla?",
                    "pl Jak odblokować kartę?",
                    "pl Mam zablokowaną kartę, co mam zrobić?"),
            List.of(
                    "en Why does the app crash every time I log in?",
                    "en The Acme Bank app keeps closing when I sign in, any fix?",
                    "es La aplicación se cierra cada vez que inicio sesión, ¿hay solución?",
                    "pl Dlaczego aplikacja wyłącza się przy logowaniu?"),
            List.of(
                    "en What time do you open on Saturday?",
                    "en Is the branch open on saturdays?",
                    "es ¿A qué hora abrís los sábados?",
                    "pl O której otwieracie w sobotę?"),
            List.of(
                    "en Do you offer mortgages to freelancers?",
                    "en Can self-employed people get a mortgage with you?",
                    "es ¿Dais hipotecas a autónomos?"));

    private static Embedder embedder;

    @BeforeAll
    static void load() {
        embedder = EmbeddingMode.BGE.embedder();
        embedder.load();
    }

    /** The databases that Earshot runs on. */
    enum Kind {
        DERBY,
        POSTGRESQL;

        TestDatabase open() {
            return this == DERBY ? TestDatabase.derby() : TestDatabase.postgresql();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameQuestionInOtherWordsAndLanguagesIsOne(Kind kind) {
        try (Crowd crowd = new Crowd(kind.open(), embedder)) {
            for (int turn = 0; turn < 6; turn++) {
                for (List<String> same : QUESTIONS) {
                    if (turn < same.size()) {
                        String line = same.get(turn);
                        crowd.asks("author" + same.hashCode() + turn, line.substring(0, 2), line.substring(3), turn);
                    }
                }
            }

            crowd.bean(Gathering.class).gather();

            List<Inventory.Item> items =
                    crowd.bean(Questions.class).inventory(RISING, 50).items();
            assertThat(items).extracting(Inventory.Item::sum).containsExactlyInAnyOrder(6, 4, 4, 3);
            Inventory.Item cards = items.get(0);
            assertThat(cards.sum()).isEqualTo(6);
            assertThat(cards.recent()).isEqualTo(6);
            assertThat(crowd.bean(Questions.class).mentions(cards.question().id(), 10))
                    .hasSize(6);
        }
    }

    @Test
    void aPlantedRiseStandsFirstTheNextDay() {
        try (Crowd crowd = new Crowd(TestDatabase.derby(), embedder)) {
            for (int day = 1; day < 35; day++) {
                crowd.asks("a" + day, "en", "When will I get my refund?", day);
                crowd.asks("b" + day, "en", "Still waiting for my money back, how long does a refund take?", day);
            }
            for (int day = 8; day < 35; day += 9) {
                crowd.asks("c" + day, "en", "How do I unblock my card?", day);
            }
            for (int who = 0; who < 6; who++) {
                crowd.asks("d" + who, "es", "¿Cómo puedo desbloquear mi tarjeta? intento " + who, 1);
            }

            crowd.bean(Gathering.class).gather();

            List<Inventory.Item> items =
                    crowd.bean(Questions.class).inventory(RISING, 50).items();
            Inventory.Item first = items.get(0);
            assertThat(first.recent()).isEqualTo(6);
            assertThat(first.rising()).isTrue();
            assertThat(first.question().words()).contains("tarjeta").contains("desbloquear");
            assertThat(items.get(1).recent()).isEqualTo(12);
            assertThat(items.get(1).rising()).isFalse();
            assertThat(crowd.bean(Questions.class)
                            .inventory(new Inventory.Wish(null, Inventory.Order.MOST, false), 50)
                            .items()
                            .get(0)
                            .recent())
                    .isEqualTo(12);
        }
    }

    @Test
    void whatAsksNothingAndWhatIsOfOthersIsLeftOutAndASecondRunAddsNothing() {
        try (Crowd crowd = new Crowd(TestDatabase.derby(), null)) {
            List<Long> mentions = new ArrayList<>();
            mentions.add(crowd.asks("ann", "en", "Where is my parcel with the kettle?", 1));
            mentions.add(crowd.asks("ben", "en", "Where is my parcel with the toaster?", 1));
            crowd.says("acme", "cy", read("praise", true), "Where would I be without my parcel from you?", 1);
            crowd.says("acme", "dan", read("question", false), "Where is my parcel with the lamp?", 1);
            crowd.says("volta", "eve", read("question", true), "Where is my parcel with the heater?", 1);
            crowd.says("acme", "fay", read("question", true), "🤷 https://example.com/where-is-my-parcel ?", 1);

            IntStream.range(0, 3).forEach(again -> crowd.bean(Gathering.class).gather());

            List<Inventory.Item> items =
                    crowd.bean(Questions.class).inventory(RISING, 50).items();
            assertThat(items).hasSize(1);
            assertThat(items.get(0).sum()).isEqualTo(2);
            assertThat(crowd.bean(Questions.class)
                            .mentions(items.get(0).question().id(), 9))
                    .containsExactlyInAnyOrderElementsOf(mentions);
            assertThat(crowd.bean(Questions.class).of(mentions)).hasSize(2);
        }
    }

    @Test
    void wordsOfOneOrTwoPeopleAreNeverShown() {
        try (Crowd crowd = new Crowd(TestDatabase.derby(), null)) {
            crowd.asks("ann", "en", "Where is my parcel 4711, Ann Example, Acme Bank?", 1);
            crowd.asks("ann", "en", "Where is my parcel 4711, Ann Example, please?", 1);
            crowd.asks("ben", "en", "Where is my parcel, Ben?", 2);
            crowd.asks("cy", "en", "Where is my PARCEL today?", 3);

            crowd.bean(Gathering.class).gather();

            assertThat(crowd.bean(Questions.class).inventory(RISING, 50).items())
                    .extracting(item -> item.question().words())
                    .containsExactly("parcel");
        }
    }

    @Test
    void twoDaemonsAtOnceCountEverythingOnce() throws InterruptedException {
        try (Crowd crowd = new Crowd(TestDatabase.postgresql(), null)) {
            for (int who = 0; who < 450; who++) {
                crowd.asks("who" + who, "en", "Where is my parcel with the kettle?", who % 30);
            }
            Gathering gathering = crowd.bean(Gathering.class);
            List<Thread> daemons = IntStream.range(0, 4)
                    .mapToObj(number -> new Thread(gathering::gather))
                    .toList();
            daemons.forEach(Thread::start);
            for (Thread daemon : daemons) {
                daemon.join();
            }
            gathering.gather();

            assertThat(crowd.bean(Questions.class).inventory(RISING, 50).items())
                    .extracting(Inventory.Item::sum)
                    .containsExactly(450);
            assertThat(crowd.database()
                            .jdbc()
                            .sql("SELECT SUM(members) FROM question")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(450);
        }
    }

    @Test
    void whatStaffSayIsKeptAndALateColleagueIsTold() {
        try (Crowd crowd = new Crowd(TestDatabase.derby(), null)) {
            crowd.asks("ann", "en", "Where is my parcel?", 1);
            crowd.asks("ben", "en", "Where is my parcel?", 1);
            crowd.bean(Gathering.class).gather();
            Questions questions = crowd.bean(Questions.class);
            Question asked = questions.inventory(RISING, 50).items().get(0).question();

            assertThat(questions.change(asked.named("Late parcels")))
                    .get()
                    .satisfies(now -> assertThat(now.name()).isEqualTo("Late parcels"));
            assertThat(questions.change(asked.hiding(true))).isEmpty();
            Question present = questions.find(asked.id()).orElseThrow();
            assertThat(questions.change(present.hiding(true))).isPresent();
            assertThat(questions.inventory(RISING, 50).items()).isEmpty();
            assertThat(questions
                            .inventory(new Inventory.Wish("acme", Inventory.Order.OPEN, true), 50)
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void whatHasARetiredAnswerIsWithoutAnAnswer() {
        try (Crowd crowd = new Crowd(TestDatabase.derby(), null)) {
            for (String author : List.of("ann", "ben", "cy")) {
                crowd.asks(author, "en", "Where is my parcel?", 1);
            }
            crowd.asks("dan", "en", "When does the branch open?", 1);
            crowd.asks("eve", "en", "When does the branch open?", 1);
            crowd.bean(Gathering.class).gather();
            Questions questions = crowd.bean(Questions.class);
            crowd.database()
                    .jdbc()
                    .sql("INSERT INTO article (id, version) VALUES (7, 1)")
                    .update();
            Inventory.Wish open = new Inventory.Wish("acme", Inventory.Order.OPEN, false);
            Question parcel = questions.inventory(open, 50).items().get(0).question();
            assertThat(questions.change(parcel.answered(7L))).isPresent();
            assertThat(questions.inventory(open, 50).items())
                    .extracting(Inventory.Item::answered)
                    .containsExactly(false, true);

            crowd.retire(7);

            assertThat(questions.inventory(open, 50).items())
                    .satisfiesExactly(
                            first -> assertThat(first.question().id()).isEqualTo(parcel.id()),
                            second -> assertThat(second.answered()).isFalse());
        }
    }

    private static Reading read(String intent, boolean aboutBrand) {
        return new Reading("en", aboutBrand, Sentiment.UNKNOWN, intent, List.of(), "x");
    }
}

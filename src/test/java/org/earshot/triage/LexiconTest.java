package org.earshot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Stage;
import org.earshot.understand.Sentiment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the words alone, without any model, find what is urgent. The phrases were tuned on development.tsv;
 * held-out.tsv was written after that, in indirect voices, and nothing was tuned on it: its figure is the honest one.
 */
class LexiconTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "pl"})
    void findsWhatIsUrgentInTheMentionsItWasTunedOn(String language) throws IOException {
        Score score = Score.of(table("development.tsv", language));

        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.96);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.96);
    }

    @Test
    void findsATolerableShareOfUrgentMentionsItHasNeverSeenAndAlarmsForFewOthers() throws IOException {
        Score score = Score.of(table("held-out.tsv", ""));

        assertThat(score.recall()).as(score.toString()).isGreaterThanOrEqualTo(0.38);
        assertThat(score.precision()).as(score.toString()).isGreaterThanOrEqualTo(0.93);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi! After a night in the socket the plug got so hot that it left a small burn on our toddler's hand. Is that normal?",
                "buenas! el transformador huele un poco a quemado y ayer saltó una chispa, sigo usándola?",
                "dzień dobry, wtyczka nadtopiła się w gniazdku i synek ma poparzoną rączkę, czy to normalne?",
                "my thermostat has been stuck at 34°C since last night and won't go down, my newborn is quite flushed",
                "Woke up to a stranger's living room in my app. Not my camera.",
                "w panelu widze faktury innych klientow, imie i adres",
                "me salen en la app las facturas de otro cliente",
                "jak odlaczyc bylego od mojego konta? nadal widzi moja kamere i wie kiedy wychodze, boje sie",
                "how do I remove my ex from the app, he still sees my camera",
                "mi ex sigue viendo la cámara de mi casa, cómo lo quito",
                "I'm a carer and I cannot get in to my client, the lock says offline",
                "no me abre la cerradura y tengo al bebé dentro",
                "maz jest na wozku i nie moze wejsc do domu, zamek offline",
                "your agent told my wife \"people with your accent should get someone who speaks English to call\"",
                "el instalador llamó \"inutil\" a mi madre de 71 años",
                "wasz konsultant powiedział mojej mamie, że jest głupia",
            })
    void whatCannotWaitIsCritical(String text) {
        assertThat(judge(text).urgency()).as(judge(text).reasons().toString()).isEqualTo(Urgency.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "third person in our street stuck outside. is anybody awake over there",
                "llevo 25 min fuera de casa por culpa vuestra, y no contesta nadie",
                "nie moge wejsc do domu od 20 minut, apka blad polaczenia",
                "fourth engineer no-show. If nobody turns up tomorrow I'm cancelling everything",
                "Returned it on 8 January, you signed for it on the 10th. It's March. Where is my £120?",
                "zabraliscie mi 2x 49,99 w tym miesiacu, prosze o zwrot jednej",
                "cuarto mensaje ya, ni caso, mi dinero dónde está",
            })
    void concreteHarmIsUrgent(String text) {
        assertThat(judge(text).urgency().urgent())
                .as(judge(text).reasons().toString())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "damn, this kettle is stupidly good. insane. criminal, even. take my money you monsters",
                "Deadly quiet. Would fight anyone who takes it from me.",
                "Sir, I am at a funeral.",
                "esta lasaña está de muerte, mataría por la receta",
                "ta kawa jest obłędna, zabiłbym za przepis",
                "querría que no grabara la acera (por la ley de protección de datos). ¿Se pueden poner zonas de privacidad?",
                "duda con una devolución: me ha llegado blanco y yo pedí el negro",
                "what do I do if my card is ever stolen? asking before my trip",
                "na jaki numer dzwonić, gdyby ktoś ukradł mi kartę? pytam na zapas",
                "the outage is over, everything's back, thanks",
                "ya volvió el internet en todo el barrio, gracias",
                "internet na całym osiedlu już wrócił, dzięki",
                "cleared up my rash in a week, love this cream",
                "third time ordering, third time delighted",
                "can someone look at my account please?",
                "el técnico tocó el timbre a las nueve, puntual",
                "I didn't order this colour, you sent the wrong one",
            })
    void whatOnlySoundsGraveIsNotUrgent(String text) {
        assertThat(judge(text).urgency().urgent())
                .as(judge(text).reasons().toString())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONGRATULATIONS!! You have been selected to receive a FREE Hub!! First 50 people only, claim now",
                "Gana 500€ al día desde casa, sin experiencia!! Info por privado",
                "Wygrałeś czajnik!!! Podaj numer karty żeby odebrać nagrodę",
            })
    void baitIsNotAboutTheBrandInAnyLanguage(String text) {
        assertThat(judge(text).aboutBrand()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        the outage is over, but my lock is still offline and our whole street is down | true
        Insane value. The battery caught fire last night. | true
        The soup is to die for! My son choked on a piece of glass in it. | true
        """)
    void aFigureOfSpeechTakesBackNothingOutsideItsSentence(String text, boolean urgent) {
        assertThat(judge(text).urgency().urgent()).isEqualTo(urgent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hot plug burnt hand ",
                "take my money ",
                "my ex sees my camera ",
                "x",
                "no hay luz en todo el barrio "
            })
    void aVeryLongTextIsJudgedLikeAnyOther(String words) {
        Verdict verdict = judge(words.repeat(100_000 / words.length()));

        assertThat(verdict.score()).isBetween(0, 100);
    }

    private static List<String[]> table(String name, String language) throws IOException {
        try (InputStream rows = Objects.requireNonNull(LexiconTest.class.getResourceAsStream(name))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .filter(row -> language.isEmpty() || row[1].equals(language))
                    .toList();
        }
    }

    private static Verdict judge(String text) {
        Post post = Post.of(new MentionId("test", "1"), Author.UNKNOWN, text);
        Mention mention = new Mention(1, post, "one", "acme", NOW, null, Stage.READ, 0);
        return new Triage().judge(mention, TriageTest.reading("en", Sentiment.UNKNOWN), TriagePolicy.DEFAULT, NOW);
    }

    /** How many urgent mentions were found, how many were not, and how often it was a false alarm. */
    private record Score(int found, int missed, int wrong) {
        static Score of(List<String[]> rows) {
            int found = 0;
            int missed = 0;
            int wrong = 0;
            for (String[] row : rows) {
                boolean urgent =
                        Urgency.valueOf(row[0].toUpperCase(Locale.ROOT)).urgent();
                boolean said = judge(row[2]).urgency().urgent();
                found += urgent && said ? 1 : 0;
                missed += urgent && !said ? 1 : 0;
                wrong += !urgent && said ? 1 : 0;
            }
            return new Score(found, missed, wrong);
        }

        double recall() {
            return (double) found / (found + missed);
        }

        double precision() {
            return (double) found / (found + wrong);
        }
    }
}

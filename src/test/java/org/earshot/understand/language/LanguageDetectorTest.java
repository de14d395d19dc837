package org.earshot.understand.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    private static final Set<String> EXPECTED = Set.of("en", "es", "pl");

    private final LanguageDetector detector = DetectorForTests.detector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My card was declined at the store again, what is going on?",
                "en | @acmebank the app is down https://acme.example/zażółć #fail",
                "en | CHARGED TWICE AND NOBODY ANSWERS THE PHONE",
                "es | Me cobraron dos veces y nadie contesta",
                "es | la app no funciona desde ayer",
                "pl | Nie działa aplikacja od rana",
                "pl | odlozyli moj lot znowu i nikt nic nie wie",
                "pl | brak odpowiedzi od tygodnia",
                "de | Danke für nichts, das ist eine absolute Frechheit von euch",
                "fr | Je suis très déçu de votre service, personne ne répond au téléphone",
                "pt | Meu cartão foi clonado e ninguém me ajuda há três dias",
                "ru | Сервис ужасный, деньги пропали и никто не отвечает",
            })
    void namesTheLanguageExpectedOrNot(String language, String text) {
        assertThat(detector.detect(text, EXPECTED, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "😂😂😂",
                "😡😡😡 👎",
                "❤️",
                "!!!",
                "12345 67",
                "https://acme.example/the/long/english/path",
                "@someone",
                "k"
            })
    void whatHasNoWordsIsInNoLanguage(String text) {
        assertThat(detector.detect(text, EXPECTED, "en")).isIn("und", text.equals("k") ? "en" : "und");
    }

    @Test
    void aShortTextFollowsThePlatformWhereThePlatformNamesAnExpectedLanguage() {
        assertThat(detector.detect("ok", EXPECTED, "pl-PL")).isEqualTo("pl");
        assertThat(detector.detect("ok", EXPECTED, "ja")).isEqualTo("und");
        assertThat(detector.detect("super", EXPECTED, "pl")).isEqualTo("pl");
    }

    @Test
    void aLongTextIsBelievedMoreThanThePlatform() {
        String text = "Llevo tres semanas esperando la devolución y nadie me da una solución";

        assertThat(detector.detect(text, EXPECTED, "en")).isEqualTo("es");
    }

    @Test
    void aBrandOfOneLanguageDoesNotTakeOthersForIt() {
        assertThat(detector.detect("Llevo tres semanas esperando la devolución", Set.of("en"), null))
                .isEqualTo("es");
        assertThat(detector.detect("The refund takes three weeks, really?", Set.of("en"), null))
                .isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pl | dzien dobry prosze o pomoc",
                "es | no me llego el paquete",
                "es | no va 😡😡😡 👎👎",
                "en | 𝓱𝓸𝔀 𝓲𝓼 𝓽𝓱𝓲𝓼 𝓸𝓴𝓪𝔂, 𝓷𝓸𝓫𝓸𝓭𝔂 𝓪𝓷𝓼𝔀𝓮𝓻𝓼",
                "es | ¿Cuándo llega el técnico? Llevamos esperando mas de una hora",
                "en | t̷h̷e̷ ̷a̷p̷p̷ ̷i̷s̷ ̷h̷a̷u̷n̷t̷e̷d̷ ̷a̷n̷d̷ ̷n̷o̷b̷o̷d̷y̷ ̷c̷a̷r̷e̷s̷",
            })
    void lettersWithoutAccentsInFancyDressOrAmongEmojiAreRead(String language, String text) {
        assertThat(detector.detect(text, EXPECTED, null)).isEqualTo(language);
    }

    @Test
    void languagesThatOnlyOneOfTheModelsKnowsCanBeExpectedToo() {
        Set<String> some = Set.of("en", "nl");

        assertThat(detector.detect("waar blijft mijn bestelling, ik wacht al een week", some, null))
                .isEqualTo("nl");
        assertThat(detector.detect("where is my order, I have been waiting for a week", some, null))
                .isEqualTo("en");
        assertThat(detector.detect("var är mitt paket? ingen svarar på mina mejl", Set.of("nl", "sv"), null))
                .isEqualTo("sv");
        assertThat(detector.detect("Nie działa aplikacja od rana i nikt nie odpowiada", Set.of("nl", "sv"), null))
                .isEqualTo("pl");
    }

    @Test
    void latinLettersAreNotTakenForALanguageThatHasItsOwn() {
        assertThat(detector.detect("Acme", EXPECTED, null)).isNotEqualTo("zh");
        assertThat(detector.detect("aGVsbG8gd29ybGQgdGhpcyBpcyBhIHRlc3Qgb2Y", EXPECTED, null))
                .isNotEqualTo("zh");
    }

    @Test
    void anExpectedLanguageThatThePlatformNamesGivesWayLessEasilyToAStrangeOne() {
        assertThat(detector.detect("Personel ok", EXPECTED, "pl")).isEqualTo("pl");
        assertThat(detector.detect("Üç haftadır paramı bekliyorum", EXPECTED, "pl"))
                .isEqualTo("tr");
    }

    @Test
    void aTextOfAnyLengthIsAnsweredAtOnce() {
        assertThat(detector.detect("nadie contesta, ".repeat(10_000), EXPECTED, null))
                .isEqualTo("es");
        assertThat(detector.detect("\uD83D".repeat(100_000), EXPECTED, null)).isEqualTo("und");
    }
}

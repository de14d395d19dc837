package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admit.Preferences;
import org.earshot.retell.Foreign;
import org.earshot.retell.Phrasebook;
import org.earshot.retell.Plural;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every language file says everything that the English one says, and says it so that it can be filled in. */
class LanguagesTest {
    static final List<String> ALL = Preferences.LANGUAGES;
    static final List<String> TRANSLATIONS =
            ALL.stream().filter(language -> !language.equals("en")).toList();

    private static final Path FOLDER = Path.of("src/main/resources");
    private static final Pattern PART = Pattern.compile("\\{(\\d)}");
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z][^=\\s]*)=");

    /** Names of products, signs of units, and words that are written alike. */
    private static final Pattern ALIKE = Pattern.compile(
            "product|said\\.(word|field)\\..*|platform\\..*|channel\\..*|span\\.(minutes|hours?|days?)|row\\.announce"
                    + "|urgency\\.normal|intent\\.spam|figures\\.csv(\\.of)?|case\\.summoned|notice\\.not-allowed|questions\\.trend"
                    + "|rules\\.no");

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void noTextIsMissingAndNoneIsLeftOver(String language) throws IOException {
        assertThat(texts(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts("en").stringPropertyNames());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void noTextIsThereTwiceOrEmpty(String language) throws IOException {
        List<String> keys = LINE.matcher(Files.readString(file(language)))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(texts(language).values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyFormOfATextFillsInWhatTheEnglishOneFillsIn(String language) throws IOException {
        Properties english = texts("en");
        Properties texts = texts(language);
        for (String key : texts.stringPropertyNames()) {
            String[] expected = forms(english.getProperty(key));
            String[] forms = forms(texts.getProperty(key));
            if (expected.length > 1) {
                assertThat(forms).as(key).hasSize(Plural.forms(Locale.forLanguageTag(language)));
            } else {
                assertThat(forms).as(key).hasSize(1);
            }
            for (String form : forms) {
                assertThat(parts(form)).as(key).isEqualTo(parts(expected[0]));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void anApostropheIsWrittenTwiceWhereATextHasPartsAndOnceElsewhere(String language) throws IOException {
        Properties texts = texts(language);
        for (String key : texts.stringPropertyNames()) {
            String text = texts.getProperty(key);
            // The words for now are filled in like those for before and after, though they leave the span out.
            boolean filled = text.contains("{") || Plural.in(text) || key.endsWith(".now");
            String rest = filled ? text.replace("''", "") : text.replaceAll("(?<!')'(?!')", "");
            assertThat(rest).as(key).doesNotContain("'");
            assertThat(PART.matcher(text).replaceAll(""))
                    .as(key)
                    .doesNotContain("{")
                    .doesNotContain("}");
        }
    }

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void noTextWasLeftInEnglish(String language) throws IOException {
        Properties english = texts("en");
        Properties texts = texts(language);

        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> texts.getProperty(key).equals(english.getProperty(key)))
                .allMatch(key -> ALIKE.matcher(key).matches());
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, 0 cases",
        "en, 1, 1 case",
        "en, 2, 2 cases",
        "en, 1234, '1,234 cases'",
        "es, 0, 0 casos",
        "es, 1, 1 caso",
        "es, 21, 21 casos",
        "pl, 0, 0 zgłoszeń",
        "pl, 1, 1 zgłoszenie",
        "pl, 2, 2 zgłoszenia",
        "pl, 4, 4 zgłoszenia",
        "pl, 5, 5 zgłoszeń",
        "pl, 12, 12 zgłoszeń",
        "pl, 14, 14 zgłoszeń",
        "pl, 21, 21 zgłoszeń",
        "pl, 22, 22 zgłoszenia",
        "pl, 112, 112 zgłoszeń",
        "pl, 124, 124 zgłoszenia",
        "de, 3, 3 cases"
    })
    void aNumberTakesTheFormThatGoesWithIt(String language, long count, String said) {
        assertThat(new Phrasebook().getMessage("queue.total", new Object[] {count}, Locale.forLanguageTag(language)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "carla, Held by carla.",
        "O'Neil {0} | x, Held by O'Neil {0} | x.",
        "مريم, Held by \u2068مريم\u2069.",
        "evil\u202Egnp, Held by evilgnp.",
        "out\u2069\u202Eside, Held by outside.",
        "\u2067مر\u2069\u2069يم, Held by \u2068مريم\u2069."
    })
    void aNameStaysWhereTheSentencePutsItWhateverItsDirection(String name, String said) {
        assertThat(new Phrasebook().getMessage("case.holder.other", new Object[] {name}, Locale.ENGLISH))
                .isEqualTo(said);
        assertThat(Foreign.bare(name)).doesNotContainPattern("[\u202A-\u202E\u2066-\u2069]");
    }

    private static String[] forms(String text) {
        return text.split("\\|", -1);
    }

    private static Set<String> parts(String text) {
        Set<String> parts = new TreeSet<>();
        Matcher found = PART.matcher(text);
        while (found.find()) {
            parts.add(found.group(1));
        }
        return parts;
    }

    private static Path file(String language) {
        return FOLDER.resolve(language.equals("en") ? "messages.properties" : "messages_" + language + ".properties");
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}

package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.retell.Phrasebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is wrong in a file, and what a platform's server did, is said in the language of the admin who reads it. */
class ProblemWordsTest {
    private static final Path MAIN = Path.of("src/main/java/org/earshot");

    /** What reads the files that forms of the console write. */
    private static final List<String> READERS = List.of(
            "notify/AlertsFile",
            "notify/WebAddress",
            "mention/BrandsFile",
            "mention/HoursReader",
            "triage/PolicyFile",
            "configure/YamlNode",
            "rule/BrandUse",
            "console/rules/RecipientPages",
            "console/rules/AlertRulePages",
            "console/rules/WordPages",
            "console/rules/BrandForm",
            "console/rules/SsoPages",
            "admit/SsoFile",
            "admin/SourceRules",
            "admin/SourceDrafting",
            "fetch/Failures");

    private static final Pattern WHOLE = Pattern.compile(
            "\"((?:'[a-z]+' |[A-Z])[^\"{}$\\\\:]* [^\"{}$\\\\:]*)\"(?= *[,)])|return \"([a-z][^\"]* [^\"]*)\";");
    private static final List<String> TRANSLATIONS = List.of("es", "pl");

    private final Wording wording =
            new Wording(new Phrasebook(), new Live<>(new BrandBook(List.of())), Clock.systemUTC());

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @FieldSource("TRANSLATIONS")
    void everyWholeSentenceAboutAFileIsSaid(String language) throws IOException {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        Set<String> unsaid = new TreeSet<>();
        int sentences = 0;
        for (String reader : READERS) {
            for (var found : WHOLE.matcher(Files.readString(MAIN.resolve(reader + ".java")))
                    .results()
                    .toList()) {
                String sentence = found.group(1) == null ? found.group(2) : found.group(1);
                sentences++;
                if (wording.retold(sentence).isEmpty()) {
                    unsaid.add(reader + ": " + sentence);
                }
            }
        }

        assertThat(unsaid).isEmpty();
        assertThat(sentences).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "es | The key 'emial' is not known here | La clave 'emial' no se conoce aquí",
                "es | Perhaps 'critical' was meant | Quizá querías decir 'critical'",
                "pl | Use one of: critical, high, normal | Użyj jednego z: critical, high, normal",
                "es | There is no recipient 'fraud' | No existe el destinatario 'fraud'",
                "pl | The term 'Acme' is there twice; case and accents do not count"
                        + " | Hasło 'Acme' występuje dwa razy; wielkość liter i akcenty się nie liczą",
                "es | config/alerts.yaml is written in a way that cannot be edited here"
                        + " | Config/alerts.yaml está escrito de una forma que aquí no se puede editar",
                "es | GET https://mastodon.example/api: there is no such host"
                        + " | Petición GET a https://mastodon.example/api: no existe ese servidor",
                "pl | mastodon.example answered 503 (out of order) | mastodon.example: odpowiedź 503 (nie działa)",
                "es | mastodon.example:8443 answered 401 (not signed in): the token of source acme is missing, wrong or"
                        + " expired; put a valid one in place and resume the source | mastodon.example:8443 respondió 401"
                        + " (sin sesión): el token de la fuente acme falta, es incorrecto o ha caducado; pon uno válido y"
                        + " reanuda la fuente",
                "es | could not store what acme brought: the database failed with DataAccess; look at its log and at the"
                        + " free space on the disk | no se pudo guardar lo que trajo acme: la base de datos falló con"
                        + " DataAccess; mira su registro y el espacio libre del disco",
            })
    void whatStandsInAFileStaysAsItHasToBeWritten(String language, String english, String said) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(wording.retell(english)).isEqualToIgnoringCase(said);
    }

    @Test
    void whatNobodyKnowsIsMarkedAsEnglish() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("es"));

        assertThat(wording.foreign("The moon is not known here")).isEqualTo("en");
        assertThat(wording.retell("The moon is not known here")).isEqualTo("The moon is not known here");
    }
}

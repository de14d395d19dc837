package org.earshot.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Spoken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** The audit log is written once, in English, and read in the language of whoever reads it. */
class AuditWordsTest {
    private final AuditWords words = new AuditWords(Spoken.wording());

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es | login | with password from 192.0.2.7 | con contraseña, desde 192.0.2.7",
                "es | user.add | marta as supervisor | marta como supervisor/a",
                "es | user.disabled | marta: false -> true | marta: No → Sí",
                "pl | user.full-name | marta: Ann -> Marta | marta: Ann → Marta",
                "es | user.recovery-code | ada used one, 7 are left | ada usó uno, quedan 7",
                "es | customer.block | customer 12 until 2026-03-01T10:00:00Z"
                        + " | cliente 12, hasta dom, 1 mar 2026, 10:00 UTC",
                "pl | customer.block | customer 12 for ever | klient 12, na zawsze",
                "es | rule.restored | brands 7 (version 5 again): too many cases"
                        + " | brands 7 (otra vez la versión 5): too many cases",
                "es | rule.saved | brands 7: in May | brands 7: in May",
                "pl | question.answer | question 4, answer 9 | pytanie 4, odpowiedź 9",
                "es | source.add | acme-x (x-search) in routes/sources/own.camel.yaml"
                        + " | acme-x (x-search) en routes/sources/own.camel.yaml",
                "es | team.skills | as admin | as admin",
                "en | user.add | marta as supervisor | marta as supervisor",
            })
    void whatADeedWasDoneToIsSaidInTheReadersLanguage(String language, String deed, String what, String said) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(words.what(new Audit.Entry(Instant.EPOCH, "ada", deed, what)))
                .isEqualTo(said);
    }
}

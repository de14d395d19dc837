package org.earshot.vet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.mention.ReplyRules.Emoji;
import org.earshot.mention.ReplyRules.Tone;
import org.earshot.respond.Hold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToneCheckTest {
    private static final Tone FORMAL = new Tone(
            Map.of("es", true, "pl", true, "en", true),
            Emoji.FEW,
            Map.of("en", List.of("unfortunately", "calm down", "can't help"), "es", List.of("cálmate")),
            60);
    private static final Tone INFORMAL =
            new Tone(Map.of("es", false, "pl", false, "en", false), Emoji.NONE, Map.of(), null);
    private static final Set<String> ALL = Set.of("en", "es", "pl");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hola, ¿nos puede decir cuándo fue? Usted tiene razón.   |
            Hola, ¿nos puedes decir tu número?                      | tone-informal puedes tu
            Escríbenos por favor y te ayudamos                      | tone-informal Escríbenos te
            Lo sentimos, el té está frío                            |
            Prosimy o wiadomość, sprawdzimy to dla Pana.            |
            Napisz do nas, jak masz chwilę                          | tone-informal Napisz masz
            Czy zrobiłaś to już? Prosimy o zdjęcie                  | tone-informal zrobiłaś
            We are sorry, please tell us more.                      |
            We’re sorry, don't worry about this                     | tone-informal We’re don't
            The bank's card is here for you                         |
            Thank you 🙏 👍                                          |
            Thank you 🙏 👍 🎉                                        | tone-emoji 🎉
            Unfortunately we can not do this                        | tone-banned Unfortunately
            Por favor, calmate, es una espera corta                 | tone-banned calmate
            Por favor, ca\u0301lmate, es una espera corta          | tone-banned ca\u0301lmate
            UNFORTUNATELY we can not                                | tone-banned UNFORTUNATELY
            Please calm\u00a0 down now                             | tone-banned calm\u00a0 down
            Unfortunatelyness is a word                             |
            A very long reply to you that goes on and on and on, and on, until it is over   | tone-long
            """)
    void aFormalBrandHears(String text, String expected) {
        assertThat(said(FORMAL, text)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hola, ¿nos puedes decir tu número?                      |
            ¿Nos puede decir usted el número? Disculpe              | tone-formal usted Disculpe
            Napisz do nas, jak masz chwilę                          |
            Szanowna Pani, prosimy o wiadomość od Pani              | tone-formal Szanowna Pani Pani
            Twój pan od kuchenki już jest w domu                    |
            Dear Sir, we will look at this                          | tone-formal Dear Sir
            Hey, we're on it for you                                |
            We are on it for you 👩‍👩‍👧                               | tone-emoji 👩‍👩‍👧
            """)
    void anInformalBrandHears(String text, String expected) {
        assertThat(said(INFORMAL, text)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void withoutRulesEverythingGoes() {
        assertThat(ToneCheck.check(Tone.NONE, ALL, "Hey 🎉🎉🎉🎉 tú don't")).isEmpty();
    }

    @Test
    void traineesAndPlatformsThatAskForItNeedASupervisor() {
        assertThat(ApprovalGate.holds(false, false)).isEmpty();
        assertThat(ApprovalGate.holds(true, true)).extracting(Hold::detail).containsExactly("trainee");
        assertThat(ApprovalGate.holds(false, true)).extracting(Hold::release).containsExactly(Hold.Release.SUPERVISOR);
    }

    private static String said(Tone tone, String text) {
        StringBuilder all = new StringBuilder();
        for (Hold hold : ToneCheck.check(tone, ALL, text)) {
            assertThat(hold.release()).isEqualTo(Hold.Release.REASON);
            all.append(all.isEmpty() ? "" : "; ").append(hold.code());
            hold.places().forEach(place -> all.append(' ').append(text, place.start(), place.end()));
        }
        return all.toString();
    }
}

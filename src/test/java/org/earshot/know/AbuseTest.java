package org.earshot.know;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbuseTest {
    private final Abuse abuse = new Abuse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fuck you and your bank",
                "FÚCK YOU!!",
                "you absolute idiots, give me my money",
                "your support is run by morons",
                "I hope you all die",
                "kill yourself, agent Tom",
                "I know where you work, see you tonight",
                "sois unos gilipollas",
                "Eres una puta ladrona",
                "hijos de puta, devolvedme el dinero",
                "OJALÁ TE MUERAS",
                "te voy a matar, teleoperadora",
                "Jesteście bandą debili",
                "spierdalajcie złodzieje",
                "wiem gdzie mieszkasz",
                "Ty idioto, oddaj moje pieniądze",
            })
    void insultsThreatsAndSlursAtPeopleAreHidden(String text) {
        assertThat(abuse.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This is fucking ridiculous, my card is blocked again",
                "what a shit app. damn.",
                "your app is shit and I am leaving",
                "I am such an idiot, I typed the wrong PIN",
                "My ex said she will kill me, please block my account",
                "your driver called me an animal",
                "Killing it today, great service!",
                "you are the best, thank you",
                "qué mierda de aplicación, no funciona",
                "joder, otra vez sin luz",
                "el color negro me encanta",
                "tu puntualidad es admirable",
                "la computadora que me vendisteis no arranca",
                "kurwa, znowu nie działa aplikacja",
                "do dupy z taką obsługą",
                "czarny kolor jest super, dziękuję wam",
                "Śmieci nie odebrano od tygodnia",
                "",
                "🔥🔥🔥",
                "انا غاضب جدا من هذه الخدمة",
            })
    void angerAtThingsAndOrdinaryPostsAreNot(String text) {
        assertThat(abuse.in(text)).isFalse();
    }

    @Test
    void aVeryLongTextIsJudgedToo() {
        assertThat(abuse.in("you ".repeat(20_000) + "idiots")).isTrue();
    }
}

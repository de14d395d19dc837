package org.earshot.respond.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    @ParameterizedTest
    @CsvSource({
        "ann@x.example, Hello, @ann@x.example Hello",
        "ann@x.example, @Ann@X.example hello, @Ann@X.example hello",
        "ann, @anna hello, @ann @anna hello",
        "ann, @ann@x.example hello, @ann @ann@x.example hello",
        "ann, '@ann, hello', '@ann, hello'",
        "ann, @ann, @ann",
        "ann, 'hello @ann', '@ann hello @ann'",
    })
    void theAccountStandsInFrontOnce(String handle, String text, String status) {
        assertThat(StatusText.to(handle, text)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "'see https://acme.example/a/very/long/address/that/goes/on?and=on ok', 30",
        "@ann@a-very-long-domain.example hi, 7",
        "@ann hi, 7",
        "mail ann@acme.example, 21",
        "'See https://acme.example/long/address/that/goes/on/and/on.', 28",
        "'(https://acme.example/long/address/that/goes/on/and/on)', 25",
        "'https://acme.example/long/address/that/goes/on/and/on 你好', 26",
        "'acme.example/bare', 17",
        "zażółć, 6",
        "e\u0301, 1",
        "👩‍👩‍👧‍👦, 1",
    })
    void aTextIsAsLongAsMastodonCountsIt(String text, int length) {
        assertThat(StatusText.length(text, 23)).isEqualTo(length);
    }

    @Test
    void whatAServerMakesOfATextIsStillTheSame() {
        assertThat(StatusText.same("@ann@x.example Hi,  see https://a.example/b", "@ann Hi, see https://a.example/b"))
                .isTrue();
        assertThat(StatusText.same("@ann Hi", "@ann Hi there")).isFalse();
    }
}

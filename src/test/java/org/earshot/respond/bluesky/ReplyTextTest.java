package org.earshot.respond.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTextTest {
    @ParameterizedTest
    @CsvSource({
        "hello, 5",
        "zażółć, 6",
        "e\u0301te\u0301, 3",
        "👩‍👩‍👧‍👦, 1",
        "👍🏽👍🏽, 2",
        "🇵🇱🇪🇸, 2",
        "한국어, 3",
        "'', 0",
    })
    void lettersAreCountedAsPeopleSeeThem(String text, int length) {
        assertThat(ReplyText.length(text)).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({
        "see https://acme.example/help., https://acme.example/help",
        "see https://acme.example/help?a=1&b=#top!, https://acme.example/help?a=1&b=#top",
        "(https://acme.example/x), https://acme.example/x",
        "https://acme.example/x_(y) is it, https://acme.example/x_(y)",
        "www.acme.example now, https://www.acme.example",
        "HTTPS://acme.example, HTTPS://acme.example",
    })
    void anAddressIsMarkedWithoutThePunctuationAroundIt(String text, String address) {
        assertThat(ReplyText.pieces(text))
                .extracting(ReplyText.Piece::kind, ReplyText.Piece::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ReplyText.Kind.ADDRESS, address));
    }

    @ParameterizedTest
    @CsvSource({
        "hi @ann.bsky.social, ann.bsky.social",
        "(@ann.bsky.social), ann.bsky.social",
        "@ann.bsky.social. Hi, ann.bsky.social",
        "@Ann-B.example: hi, Ann-B.example",
    })
    void aNameIsAHandleWithADomain(String text, String handle) {
        assertThat(ReplyText.pieces(text))
                .extracting(ReplyText.Piece::kind, ReplyText.Piece::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ReplyText.Kind.HANDLE, handle));
    }

    @ParameterizedTest
    @CsvSource({
        "care@acme.example",
        "hi @ann",
        "@@ann.example",
        "'order #12345'",
        "a#b",
        "'# heading'",
        "@ann.example@else.example",
    })
    void whatOnlyLooksLikeAPieceStaysText(String text) {
        assertThat(ReplyText.pieces(text)).isEmpty();
    }

    @Test
    void piecesPointIntoTheTextByBytes() {
        String text = "Zażółć 😡 @ann.example #gęś https://acme.example/#frag @bob.example";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        List<String> shown = ReplyText.pieces(text).stream()
                .map(piece -> new String(Arrays.copyOfRange(bytes, piece.start(), piece.end()), StandardCharsets.UTF_8))
                .toList();

        assertThat(shown).containsExactly("@ann.example", "#gęś", "https://acme.example/#frag", "@bob.example");
    }
}

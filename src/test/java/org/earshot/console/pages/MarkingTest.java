package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.earshot.triage.Reason;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Sentence;
import org.junit.jupiter.api.Test;

class MarkingTest {
    private static final String TEXT = "Thanks a lot. The heater is on fire 🔥!";

    @Test
    void thePiecesInARowAreTheTextWhateverTheSpansClaim() {
        List<Reason> reasons = List.of(reason(24, 31), reason(-5, 3), reason(30, 900), reason(9, 4), reason(36, 37));

        assertThat(text(new Marking(TEXT, reasons, List.of(sentence(0, 13), sentence(14, 500))).whole()))
                .isEqualTo(TEXT);
    }

    @Test
    void evidenceInsideASentenceKeepsTheSentencesMood() {
        List<Piece> pieces = new Marking(TEXT, List.of(reason(29, 36)), List.of(sentence(14, TEXT.length()))).whole();

        assertThat(pieces)
                .extracting(Piece::text)
                .containsExactly("Thanks a lot. ", "The heater is o", "n fire ", "🔥!");
        assertThat(pieces).extracting(Piece::evidence).containsExactly(false, false, true, false);
        assertThat(pieces).extracting(Piece::mood).containsExactly(null, "negative", "negative", "negative");
    }

    @Test
    void aWholeSentenceAsEvidenceIsMarkedMoreQuietlyThanTheWordsInIt() {
        String text = "The heater that you sent us caught fire last night while the children slept next to it.";
        List<Reason> reasons = List.of(reason(0, text.length()), reason(28, 39));

        assertThat(new Marking(text, reasons, List.of()).whole())
                .extracting(Piece::wide)
                .containsExactly(true, false, true);
    }

    @Test
    void anAddressInHostileWordsReadsAsItIs() {
        assertThat(new Marking("open \u202Etxt.exe\u202D https://evil.example", List.of(), List.of()).whole())
                .extracting(Piece::text)
                .containsExactly("open txt.exe https://evil.example");
    }

    @Test
    void aSpanNeverCutsACharacterInHalf() {
        int half = TEXT.indexOf("🔥") + 1;

        assertThat(new Marking(TEXT, List.of(reason(half, TEXT.length())), List.of()).whole())
                .extracting(Piece::text)
                .containsExactly(TEXT.substring(0, half - 1), "🔥!");
    }

    @Test
    void anExcerptOfALongTextStartsShortlyBeforeTheFirstEvidence() {
        String text = "word ".repeat(200) + "fire " + "word ".repeat(200);
        int start = text.indexOf("fire");

        List<Piece> pieces = new Marking(text, List.of(reason(start, start + 4)), List.of()).excerpt();

        assertThat(text(pieces)).startsWith("… word").endsWith("word …").hasSizeBetween(120, 220);
        assertThat(pieces).filteredOn(Piece::evidence).extracting(Piece::text).containsExactly("fire");
    }

    @Test
    void anExcerptOfAShortTextIsTheText() {
        assertThat(text(new Marking(TEXT, List.of(), List.of()).excerpt())).isEqualTo(TEXT);
        assertThat(new Marking("", List.of(), List.of()).excerpt()).isEmpty();
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static Reason reason(int start, int end) {
        return new Reason("safety", 10, "words", start, end, "Names a danger");
    }

    private static Sentence sentence(int start, int end) {
        return new Sentence("…", start, end, Sentiment.Label.NEGATIVE, 1, 0, 0);
    }
}

package org.earshot.understand;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.earshot.understand.Sentiment.Sentence;

/** Reads a text sentence by sentence with a model that reads whole texts. */
final class Sentences {
    private static final int MOST = 40;
    private static final int MOST_LETTERS = 6_000;

    private Sentences() {}

    /**
     * The sentences of a text that the model can say something about, 40 at most.
     *
     * @param text as it was written
     * @param language its language, for where sentences end
     * @param model gives a sentiment to a sentence
     */
    static List<Sentence> of(String text, String language, Function<String, Sentiment> model) {
        String head = CleanText.head(text, MOST_LETTERS);
        BreakIterator ends = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
        ends.setText(head);
        List<Sentence> sentences = new ArrayList<>();
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE && sentences.size() < MOST; end = ends.next()) {
            int last = end;
            while (last > start && Character.isWhitespace(head.charAt(last - 1))) {
                last--;
            }
            String sentence = head.substring(start, last);
            Sentiment feeling = model.apply(sentence);
            if (feeling.label() != Sentiment.Label.UNKNOWN) {
                sentences.add(new Sentence(
                        sentence,
                        start,
                        last,
                        feeling.label(),
                        feeling.negative(),
                        feeling.neutral(),
                        feeling.positive()));
            }
            start = end;
        }
        return sentences;
    }
}

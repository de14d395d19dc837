package org.earshot.gather;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.mention.Mention;
import org.earshot.mention.Texts;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;

/**
 * What a mention asks for: its question, or the sentence that complains the most. Praise, news and spam ask for nothing, and neither does
 * plain abuse.
 *
 * @param text as the author wrote it, without addresses, at most {@value #LONGEST} characters
 * @param language of the mention
 */
public record Ask(String text, String language) {
    static final int LONGEST = 300;

    private static final Set<String> NOTHING = Set.of("praise", "news", "spam", "abuse");
    private static final Pattern QUESTION = Pattern.compile("[?？؟]");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern ENDS = Pattern.compile("(?<=[.!?？؟…\\n])");

    /** What a mention asks; empty where it asks nothing. */
    public static Optional<Ask> of(Mention mention, Reading reading) {
        String intent = reading.intent();
        String text = ADDRESS.matcher(mention.post().text()).replaceAll(" ");
        boolean asks = QUESTION.matcher(text).find();
        if (mention.gone() || text.isBlank() || intent == null && !asks || intent != null && NOTHING.contains(intent)) {
            return Optional.empty();
        }
        String told = asks ? question(text) : complaint(text, reading.sentiment());
        return Optional.of(new Ask(Texts.cut(told.strip(), LONGEST), reading.language()))
                .filter(ask -> ask.text().codePoints().anyMatch(Character::isLetter));
    }

    /** The longest sentence with a question mark; a bare "please?" says less than what stands before it. */
    private static String question(String text) {
        return ENDS.splitAsStream(text)
                .filter(sentence -> QUESTION.matcher(sentence).find())
                .max(Comparator.comparingInt(String::length))
                .filter(sentence -> sentence.strip().length() >= 15)
                .orElse(text);
    }

    private static String complaint(String text, Sentiment sentiment) {
        List<Sentiment.Sentence> sentences = sentiment.sentences();
        return sentences.stream()
                .max(Comparator.comparingDouble(Sentiment.Sentence::negative))
                .map(Sentiment.Sentence::text)
                .filter(sentence -> sentence.strip().length() >= 15)
                .orElse(text);
    }
}

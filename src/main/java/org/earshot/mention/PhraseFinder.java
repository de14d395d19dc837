package org.earshot.mention;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Finds whole-word phrases in a text in one pass, however many phrases there are (Aho and Corasick 1975).
 * A phrase that ends in {@code *} matches any ending of its last word.
 */
public final class PhraseFinder {
    private final Trie trie;
    private final Set<String> whole = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    /** Takes phrases as people write them; case, accents and white space do not count. */
    public PhraseFinder(Collection<String> phrases) {
        Trie.TrieBuilder builder = Trie.builder();
        for (String phrase : phrases) {
            String folded = fold(phrase);
            String stem = stem(folded);
            if (!stem.isBlank()) {
                builder.addKeyword(stem);
                (folded.endsWith("*") ? open : whole).add(stem);
            }
        }
        trie = builder.build();
    }

    /** A phrase as {@link Hit#phrase()} names it: folded, and with its {@code *} where it has one. */
    public static String fold(String phrase) {
        return FoldedText.of(phrase.strip()).text();
    }

    private static String stem(String folded) {
        return folded.endsWith("*") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** Every hit, in the order of their ends; overlapping ones all count. */
    public List<Hit> find(FoldedText text) {
        List<Hit> hits = new ArrayList<>();
        String folded = text.text();
        for (Emit emit : trie.parseText(folded)) {
            int end = emit.getEnd() + 1;
            if (!startsWord(folded, emit.getStart())) {
                continue;
            }
            if (whole.contains(emit.getKeyword()) && endsWord(folded, end)) {
                hits.add(hit(text, emit.getKeyword(), emit.getStart(), end));
            }
            if (open.contains(emit.getKeyword())) {
                hits.add(hit(text, emit.getKeyword() + "*", emit.getStart(), wordEnd(folded, end)));
            }
        }
        return hits;
    }

    private static Hit hit(FoldedText text, String phrase, int start, int end) {
        return new Hit(phrase, text.start(start), text.end(end), start, end);
    }

    private static boolean startsWord(String text, int start) {
        return start == 0 || !isWord(text.charAt(start)) || !isWord(text.charAt(start - 1));
    }

    private static boolean endsWord(String text, int end) {
        return end >= text.length() || !isWord(text.charAt(end)) || !isWord(text.charAt(end - 1));
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || Character.isSurrogate(letter);
    }

    /**
     * A phrase in a text.
     *
     * @param phrase the phrase as {@link #fold} writes it
     * @param start where it starts in the original text, in UTF-16 units
     * @param end where it ends there
     * @param foldedStart where it starts in the folded text
     * @param foldedEnd where it ends there
     */
    public record Hit(String phrase, int start, int end, int foldedStart, int foldedEnd) {}
}

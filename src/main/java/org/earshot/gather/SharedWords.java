package org.earshot.gather;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.mention.FoldedText;
import org.earshot.mention.Texts;

/**
 * The words that several people use when they ask the same, the commonest first. What only one or two of them say is never among them: it
 * may be a name or a number of theirs.
 */
final class SharedWords {
    /** How many different people must use a word. */
    static final int PEOPLE = 3;

    private static final int MOST = 4;
    private static final int LONGEST = 200;
    private static final int SHORTEST = 3;
    private static final int STUB = 5;
    private static final Pattern APART = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> SMALL = SmallWords.all();

    private SharedWords() {}

    /**
     * Finds them.
     *
     * @param said what was asked, without the brand's names, with who asked it
     */
    static String of(List<Said> said) {
        Map<String, Word> words = new TreeMap<>();
        for (Said one : said) {
            stubs(one.text())
                    .forEach((stub, written) ->
                            words.computeIfAbsent(stub, Word::new).add(one.author(), written));
        }
        String shared = words.values().stream()
                .filter(word -> word.people.size() >= PEOPLE)
                .sorted(Comparator.<Word>comparingInt(word -> -word.people.size())
                        .thenComparing(word -> -word.written().length()))
                .limit(MOST)
                .map(Word::written)
                .collect(Collectors.joining(" · "));
        return Texts.cut(shared, LONGEST);
    }

    private static Map<String, String> stubs(String text) {
        Map<String, String> stubs = new LinkedHashMap<>();
        for (String word : APART.split(text)) {
            String folded = FoldedText.of(word).text();
            if (folded.length() >= SHORTEST && !SMALL.contains(folded)) {
                stubs.putIfAbsent(folded.substring(0, Math.min(STUB, folded.length())), word);
            }
        }
        return stubs;
    }

    /** What somebody asked. */
    record Said(String author, String text) {}

    private static final class Word {
        private final List<String> people = new ArrayList<>();
        private final Map<String, Integer> forms = new HashMap<>();

        Word(String stub) {
            forms.put(stub, 0);
        }

        void add(String author, String written) {
            if (!people.contains(author)) {
                people.add(author);
            }
            forms.merge(written.toLowerCase(java.util.Locale.ROOT), 1, Integer::sum);
        }

        /** The form that was written most often; of equals the first of the alphabet. */
        String written() {
            return forms.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }
}

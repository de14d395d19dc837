package org.earshot.triage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.earshot.mention.PhraseFinder;

/** Says whether a negation of one language reaches a place in a folded text: at most three words before it, in the same clause. */
final class Negation {
    private static final int REACH = 3;
    private static final String CLAUSE_ENDS = ".,;:!?()\"\u2026\u2013\u2014\u00a1\u00bf";

    private final Set<String> negators = new HashSet<>();
    private final Set<String> breaks = new HashSet<>();
    private final List<String> spared;

    Negation(PhrasePack pack) {
        pack.negators().forEach(word -> negators.add(PhraseFinder.fold(word)));
        pack.breaks().forEach(word -> breaks.add(PhraseFinder.fold(word)));
        spared = pack.spared().stream().map(PhraseFinder::fold).toList();
    }

    /** True where a negator stands before the position and nothing between them ends its reach. */
    boolean reaches(String folded, int position) {
        int end = position;
        for (int words = 0; words < REACH; words++) {
            while (end > 0 && folded.charAt(end - 1) == ' ') {
                end--;
            }
            if (end == 0 || CLAUSE_ENDS.indexOf(folded.charAt(end - 1)) >= 0) {
                return false;
            }
            int start = end;
            while (start > 0 && inWord(folded.charAt(start - 1))) {
                start--;
            }
            if (start == end) {
                return false;
            }
            String word = folded.substring(start, end);
            if (breaks.contains(word)) {
                return false;
            }
            if (negators.contains(word)) {
                return !isSpared(folded, start);
            }
            end = start;
        }
        return false;
    }

    private boolean isSpared(String folded, int negator) {
        return spared.stream().anyMatch(phrase -> spares(phrase, folded, negator));
    }

    /** True where the phrase stands over the negator. */
    private static boolean spares(String phrase, String folded, int negator) {
        for (int from = negator; from >= 0 && from > negator - phrase.length(); from--) {
            if (folded.startsWith(phrase, from) && (from == 0 || !inWord(folded.charAt(from - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** True where one of the words of a folded phrase is a negator. */
    boolean within(String phrase) {
        return Stream.of(phrase.split(" ", -1)).anyMatch(negators::contains);
    }

    private static boolean inWord(char letter) {
        return letter != ' ' && CLAUSE_ENDS.indexOf(letter) < 0;
    }
}

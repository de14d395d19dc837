package org.earshot.console.customers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The difference between two wordings, word by word: the longest common run of words stays, the rest was taken out or put in. */
final class WordDiff {
    private static final Pattern WORD = Pattern.compile("\\s+|[^\\s]+");
    /** So many words are compared; what is longer is shown as taken out and put in. */
    private static final int MOST = 1500;

    private WordDiff() {}

    /** What became of the words, in their order. */
    static List<Change> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        Row row = new Row();
        row.add(Kind.SAME, String.join("", old.subList(0, head)));
        middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), row);
        row.add(Kind.SAME, String.join("", old.subList(old.size() - tail, old.size())));
        return row.changes;
    }

    private static void middle(List<String> old, List<String> now, Row row) {
        if (old.size() > MOST || now.size() > MOST) {
            row.add(Kind.OUT, String.join("", old));
            row.add(Kind.IN, String.join("", now));
            return;
        }
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                row.add(Kind.SAME, old.get(i));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                row.add(Kind.OUT, old.get(i++));
            } else {
                row.add(Kind.IN, now.get(j++));
            }
        }
    }

    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** What became of words. */
    enum Kind {
        SAME,
        OUT,
        IN
    }

    /**
     * Words with one fate.
     *
     * @param kind what became of them
     * @param text the words, with the space between them
     */
    record Change(Kind kind, String text) {
        /** Its word in the template. */
        public String word() {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final class Row {
        private final List<Change> changes = new ArrayList<>();

        void add(Kind kind, String text) {
            if (text.isEmpty()) {
                return;
            }
            int last = changes.size() - 1;
            if (last >= 0 && changes.get(last).kind() == kind) {
                changes.set(last, new Change(kind, changes.get(last).text() + text));
            } else {
                changes.add(new Change(kind, text));
            }
        }
    }
}

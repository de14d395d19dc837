package org.earshot.admin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How two versions of a file differ, line by line, with three lines around what changes.
 *
 * @param lines in their order, empty where the versions are the same
 */
public record Difference(List<Line> lines) {
    private static final int AROUND = 3;

    /** Two texts that differ in more lines than this are shown as one block that goes and one that comes. */
    private static final int MOST_COMPARED = 1_500;

    /** Copies the lines. */
    public Difference {
        lines = List.copyOf(lines);
    }

    /** Compares two texts. */
    public static Difference between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        if (head == old.size() && head == now.size()) {
            return new Difference(List.of());
        }
        List<Line> all = new ArrayList<>();
        old.subList(0, head).forEach(line -> all.add(new Line(' ', line)));
        all.addAll(middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail)));
        old.subList(old.size() - tail, old.size()).forEach(line -> all.add(new Line(' ', line)));
        return new Difference(hunks(all));
    }

    /** As {@code diff -u} writes it, without the names of the files. */
    public String text() {
        return lines.stream().map(line -> line.mark() + line.text() + "\n").collect(Collectors.joining());
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\\R", text.endsWith("\n") ? 0 : -1));
    }

    /** By the longest common subsequence. */
    private static List<Line> middle(List<String> old, List<String> now) {
        int rows = old.size();
        int columns = now.size();
        boolean compared = rows <= MOST_COMPARED && columns <= MOST_COMPARED;
        int[][] common = compared ? common(old, now) : new int[0][0];
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (compared && i < rows && j < columns && old.get(i).equals(now.get(j))) {
                lines.add(new Line(' ', old.get(i++)));
                j++;
            } else if (j >= columns || i < rows && (!compared || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line('-', old.get(i++)));
            } else {
                lines.add(new Line('+', now.get(j++)));
            }
        }
        return lines;
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

    private static List<Line> hunks(List<Line> all) {
        boolean[] shown = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).mark() != ' ') {
                Arrays.fill(shown, Math.max(0, i - AROUND), Math.min(all.size(), i + AROUND + 1), true);
            }
        }
        List<Line> lines = new ArrayList<>();
        int old = 0;
        int now = 0;
        for (int i = 0; i < all.size(); i++) {
            if (shown[i] && (i == 0 || !shown[i - 1])) {
                lines.add(header(all, shown, i, old, now));
            }
            if (shown[i]) {
                lines.add(all.get(i));
            }
            old += all.get(i).mark() == '+' ? 0 : 1;
            now += all.get(i).mark() == '-' ? 0 : 1;
        }
        return lines;
    }

    @SuppressWarnings("checkstyle:ParameterNumber")
    private static Line header(List<Line> all, boolean[] shown, int from, int old, int now) {
        int went = 0;
        int came = 0;
        for (int i = from; i < all.size() && shown[i]; i++) {
            went += all.get(i).mark() == '+' ? 0 : 1;
            came += all.get(i).mark() == '-' ? 0 : 1;
        }
        String text = "@ -" + (went == 0 ? old : old + 1) + "," + went + " +" + (came == 0 ? now : now + 1) + "," + came
                + " @@";
        return new Line('@', text);
    }

    /**
     * A line.
     *
     * @param mark a space for what stays, {@code -} for what goes, {@code +} for what comes, {@code @} for where
     * @param text without the line break
     */
    public record Line(char mark, String text) {
        /** How the line is dressed on a page. */
        public String kind() {
            return switch (mark) {
                case '-' -> "goes";
                case '+' -> "comes";
                case '@' -> "where";
                default -> "stays";
            };
        }
    }
}

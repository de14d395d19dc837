package org.earshot.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.earshot.understand.Question;

/**
 * Reads the public sets that the models learn from, tab separated without a header; docs/models.md names their sources and
 * licences.
 */
final class PublicSets {
    /** PolEmo's neutral, ambivalent, positive and negative as ours; the ambivalent ones are left out. */
    private static final int[] POLEMO = {1, -1, 2, 0};

    private static final int[] PLAIN = {0, 1, 2};

    private PublicSets() {}

    /** What public sets say about a question in a language; empty where there are none. */
    static List<Labelled> of(Question question, Path folder, String language) throws IOException {
        return question.posts(language).isEmpty()
                ? List.of()
                : question == Question.SENTIMENT ? sentiment(folder, language) : complaints(folder);
    }

    /** The sentiment sets of a language to learn from; empty where there are none. */
    static List<Labelled> sentiment(Path folder, String language) throws IOException {
        if (!language.equals("pl")) {
            return sentiment(folder.resolve("sentiment/" + language + "_train.tsv"), language, PLAIN);
        }
        List<Labelled> all = new ArrayList<>(sentiment(folder.resolve("sentiment/pl_hotels_train.tsv"), "pl", POLEMO));
        all.addAll(sentiment(folder.resolve("sentiment/pl_medicine_train.tsv"), "pl", POLEMO));
        return all;
    }

    private static List<Labelled> sentiment(Path file, String language, int[] meanings) throws IOException {
        List<Labelled> all = new ArrayList<>();
        for (String[] fields : rows(file, 2)) {
            int meaning = meanings[answer(fields[0], meanings.length, file)];
            if (meaning >= 0) {
                all.add(Labelled.feeling(file.getFileName() + ":" + all.size(), language, fields[1], meaning));
            }
        }
        return all;
    }

    /** English tweets to brands, labelled as complaint or not. */
    static List<Labelled> complaints(Path folder) throws IOException {
        List<Labelled> all = new ArrayList<>();
        Path file = folder.resolve("complaints/tweets_train.tsv");
        for (String[] fields : rows(file, 3)) {
            String id = "tweets:" + all.size();
            Map<Question, Integer> labels = Map.of(Question.COMPLAINT, answer(fields[0], 2, file));
            all.add(new Labelled(id, id, "en", fields[2], null, null, null, labels));
        }
        return all;
    }

    private static int answer(String label, int answers, Path file) throws IOException {
        if (label.length() != 1 || label.charAt(0) < '0' || label.charAt(0) >= '0' + answers) {
            throw new IOException(file + ": a label is from 0 to " + (answers - 1) + ", not '" + label + "'");
        }
        return label.charAt(0) - '0';
    }

    private static List<String[]> rows(Path file, int fields) throws IOException {
        List<String[]> rows = new ArrayList<>();
        if (!Files.exists(file)) {
            return rows;
        }
        for (String line : Labelled.lines(file)) {
            String[] parts = line.split("\t", fields);
            if (parts.length == fields) {
                rows.add(parts);
            }
        }
        return rows;
    }
}

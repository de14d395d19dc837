package org.earshot.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The figures by which models are judged. All are between 0 and 1; {@link Double#NaN} where there is nothing to measure. */
final class Metrics {
    private static final int BINS = 10;

    private Metrics() {}

    /**
     * An answer beside the right one.
     *
     * @param gold the place of the right answer
     * @param said the place of the given one, -1 for none
     * @param score how strongly the positive answer of a ranking is believed
     */
    record Answer(int gold, int said, double score) {}

    /** How many of all answers are right. */
    static double accuracy(List<Answer> answers) {
        return answers.isEmpty()
                ? Double.NaN
                : answers.stream().filter(one -> one.gold() == one.said()).count() / (double) answers.size();
    }

    /** The mean over the classes that occur of how many of each were found. */
    static double macroRecall(List<Answer> answers, int classes) {
        return macro(answers, classes, true);
    }

    /** The mean over the classes that occur of the harmonic mean of precision and recall. */
    static double macroF1(List<Answer> answers, int classes) {
        return macro(answers, classes, false);
    }

    private static double macro(List<Answer> answers, int classes, boolean recall) {
        double sum = 0;
        int present = 0;
        for (int one = 0; one < classes; one++) {
            int wanted = one;
            long gold =
                    answers.stream().filter(answer -> answer.gold() == wanted).count();
            long said =
                    answers.stream().filter(answer -> answer.said() == wanted).count();
            long right = answers.stream()
                    .filter(answer -> answer.gold() == wanted && answer.said() == wanted)
                    .count();
            if (gold > 0) {
                present++;
                sum += recall ? right / (double) gold : 2.0 * right / (gold + said);
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /** The mean precision over the places of the positives in the ranking; equal scores share their places fairly. */
    static double averagePrecision(List<Answer> answers, int firstPositive) {
        List<Answer> ranked = new ArrayList<>(answers);
        ranked.sort(Comparator.comparingDouble(Answer::score).reversed());
        double found = 0;
        double sum = 0;
        for (int i = 0; i < ranked.size(); ) {
            int end = i;
            double positives = 0;
            while (end < ranked.size()
                    && ranked.get(end).score() == ranked.get(i).score()) {
                positives += ranked.get(end).gold() >= firstPositive ? 1 : 0;
                end++;
            }
            sum += positives * (found + positives) / end;
            found += positives;
            i = end;
        }
        return found == 0 ? Double.NaN : sum / found;
    }

    /** How many of those that are called at least so much are it. */
    static double precision(List<Answer> answers, int least) {
        long said = answers.stream().filter(answer -> answer.said() >= least).count();
        long right = answers.stream()
                .filter(answer -> answer.said() >= least && answer.gold() >= least)
                .count();
        return said == 0 ? Double.NaN : right / (double) said;
    }

    /** How many of those that are at least so much are called at least as much as given. */
    static double recall(List<Answer> answers, int gold, int said) {
        long all = answers.stream().filter(answer -> answer.gold() >= gold).count();
        long found = answers.stream()
                .filter(answer -> answer.gold() >= gold && answer.said() >= said)
                .count();
        return all == 0 ? Double.NaN : found / (double) all;
    }

    /** Expected calibration error in ten bins (Naeini et al. 2015): how far beliefs are from how often they come true. */
    static double calibrationError(List<Answer> answers, int firstPositive) {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double from = bin / (double) BINS;
            double to = bin == BINS - 1 ? 2 : (bin + 1) / (double) BINS;
            List<Answer> inside = answers.stream()
                    .filter(answer -> answer.score() >= from && answer.score() < to)
                    .toList();
            double believed =
                    inside.stream().mapToDouble(Answer::score).average().orElse(0);
            double happened = inside.stream()
                            .filter(answer -> answer.gold() >= firstPositive)
                            .count()
                    / (double) Math.max(1, inside.size());
            error += inside.size() * Math.abs(believed - happened);
        }
        return answers.isEmpty() ? Double.NaN : error / answers.size();
    }
}

package org.earshot.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.earshot.understand.Sentiment.Sentence;
import org.jspecify.annotations.Nullable;

/** Gathers reasons and the least levels they ask for, and makes the score their sum. */
final class Weighing {
    private static final int HIGHEST = 100;
    private static final int MOST_HITS_OF_A_CODE = 3;
    private static final int SAID_AGAIN = 2;
    private static final int RESOLVED = -25;

    private final String text;
    private final TriagePolicy.Thresholds thresholds;
    private final List<Reason> reasons = new ArrayList<>();
    private final Map<String, Urgency> floors = new LinkedHashMap<>();
    private boolean settled;
    private @Nullable String held;

    Weighing(String text, TriagePolicy.Thresholds thresholds) {
        this.text = text;
        this.thresholds = thresholds;
    }

    /** Weighs phrases: each code once, the gravest in full and the others by half; said again it adds little. */
    void phrases(List<Phrases.Hit> hits, boolean resolved) {
        Map<Code, List<Phrases.Hit>> byCode = new LinkedHashMap<>();
        hits.stream()
                .sorted(Comparator.comparing((Phrases.Hit hit) -> hit.code().floor())
                        .thenComparing(hit -> -hit.code().points()))
                .forEach(hit -> byCode.computeIfAbsent(hit.code(), code -> new ArrayList<>())
                        .add(hit));
        boolean first = true;
        for (Map.Entry<Code, List<Phrases.Hit>> entry : byCode.entrySet()) {
            Code code = entry.getKey();
            said(entry.getValue(), first || code.points() < 0 ? code.points() : (code.points() + 1) / 2);
            floors.put(
                    code.name(), resolved && !code.lasting() && code.floor().urgent() ? Urgency.NORMAL : code.floor());
            first = false;
        }
        if (resolved && !byCode.isEmpty()) {
            add("resolved", RESOLVED, "The author says that it is over");
        }
    }

    private void said(List<Phrases.Hit> hits, int points) {
        int end = -1;
        int told = 0;
        for (Phrases.Hit hit : hits) {
            if (hit.start() >= end && told < MOST_HITS_OF_A_CODE) {
                evidence(hit, told == 0 ? points : points < 0 ? 0 : SAID_AGAIN);
                end = hit.end();
                told++;
            }
        }
    }

    /** A reason that rests on a phrase. */
    void evidence(Phrases.Hit hit, int points) {
        String words = text.substring(hit.start(), hit.end());
        reasons.add(new Reason(
                hit.code().name(),
                points,
                words,
                hit.start(),
                hit.end(),
                hit.code().why()));
    }

    /** A reason that rests on what a sentence feels like. */
    void sentence(Sentence sentence, int points, String why) {
        String words = text.substring(sentence.start(), sentence.end());
        reasons.add(new Reason("sentiment", points, words, sentence.start(), sentence.end(), why));
    }

    /** A reason that rests on no words. */
    void add(String code, int points, String why) {
        reasons.add(Reason.of(code, points, why));
    }

    /** Something to tell that moves nothing. */
    void note(String code, String why) {
        add(code, 0, why);
    }

    /** Asks for a least level. */
    void atLeast(Urgency level, String code) {
        floors.merge(code, level, (one, other) -> one.rank() < other.rank() ? one : other);
    }

    /** Holds the score under everything above a level. */
    void hold(Urgency level, String code, String why) {
        Urgency otherwise = asked();
        if (otherwise == Urgency.LOW && sum() >= thresholds.normal()) {
            otherwise = Urgency.NORMAL;
        }
        held = capital(name(level)) + " because of " + code
                + (otherwise == level ? "" : "; without that it would be " + name(otherwise));
        floors.clear();
        int over = sum() - (highest(level));
        if (over > 0) {
            add(code, -over, why);
        } else {
            note(code, why);
        }
    }

    /** The level that the reasons so far ask for. */
    Urgency asked() {
        return floors.values().stream().min(Comparator.naturalOrder()).orElse(Urgency.LOW);
    }

    /**
     * Moves the sum to a score, in the name of a reason. What the built-in phrases ask for is part of that score already; only
     * the least levels of the admin's own codes stay.
     */
    void settle(int score, Reason reason, Set<String> own) {
        reasons.add(
                new Reason(reason.code(), score - sum(), reason.text(), reason.start(), reason.end(), reason.why()));
        floors.keySet().retainAll(own);
        settled = true;
    }

    /** Moves the sum into a level that staff gave the same words; what else asks for a level no longer counts. */
    void told(Urgency level) {
        int aim = Math.max(thresholds.of(level), Math.min(highest(level), sum()));
        floors.clear();
        add("told", aim - sum(), "Staff said of the same words that they are " + name(level));
        settled = true;
    }

    /** Lifts the sum to a level that it has not reached. */
    void lift(Urgency level, String code, String why) {
        int missing = thresholds.of(level) - sum();
        if (missing > 0) {
            add(code, missing, why);
        }
    }

    /** Adds what the background of a mention asks for; that alone makes nothing critical. */
    void grant(Background.Wish wish) {
        int sum = sum();
        int most = Math.max(sum, highest(Urgency.HIGH));
        int aim = Math.min(most, Math.max(sum + wish.points(), thresholds.of(wish.level())));
        add(wish.code(), aim - sum, wish.why());
        if (wish.level() != Urgency.LOW) {
            atLeast(wish.level(), wish.code());
        }
    }

    /** The verdict: the score is drawn into the span of the level that the gravest reason asks for. */
    Verdict verdict(boolean about, boolean eyes) {
        draw();
        int score = sum();
        Urgency urgency = thresholds.level(score);
        String level = settled ? nearest(urgency, score) : Objects.requireNonNullElseGet(held, () -> explain(urgency));
        reasons.sort(Comparator.comparingInt(Reason::points).reversed());
        note("level", level);
        return new Verdict(urgency, score, about, about && (eyes || urgency != Urgency.LOW), reasons);
    }

    private void draw() {
        Urgency level = asked();
        int lowest = thresholds.of(level);
        // A question of many small complaints stays a normal one; below that the score may climb by itself.
        int most = settled ? HIGHEST : highest(level == Urgency.LOW ? Urgency.NORMAL : level);
        int sum = sum();
        if (sum < lowest) {
            add(
                    "floor",
                    lowest - sum,
                    level == Urgency.LOW
                            ? "A score is never below 0"
                            : "Is at least " + name(level) + " because of " + because(level));
        } else if (sum > most) {
            add(
                    "cap",
                    most - sum,
                    most == HIGHEST
                            ? "A score is never above 100"
                            : "Nothing here is grave enough for more than " + name(level));
        }
    }

    /** Which level it is, how far the next one is, and which single reason it would not be without. */
    private String nearest(Urgency urgency, int score) {
        String said = capital(name(urgency)) + " at " + score + " of 100";
        if (urgency != Urgency.CRITICAL) {
            Urgency next = Urgency.values()[urgency.rank() - 1];
            said += "; " + name(next) + " starts at " + thresholds.of(next);
        }
        Optional<Reason> decisive = reasons.stream()
                .filter(reason -> thresholds.level(score - reason.points()) != urgency)
                .max(Comparator.comparingInt(reason -> Math.abs(reason.points())));
        return said
                + decisive.map(reason -> "; without " + reason.code() + " it would be "
                                + name(thresholds.level(score - reason.points())))
                        .orElse(urgency == Urgency.LOW ? "" : "; no reason alone makes it so");
    }

    private String explain(Urgency urgency) {
        Urgency floor = floors.values().stream().min(Comparator.naturalOrder()).orElse(Urgency.LOW);
        if (urgency == Urgency.LOW) {
            return "Low; a complaint, a question or any harm would make it more urgent";
        }
        if (floor != urgency) {
            return "Normal by its score; a concrete harm or a threat to leave would make it high";
        }
        Urgency without = floors.values().stream()
                .filter(level -> level != floor)
                .min(Comparator.naturalOrder())
                .orElse(Urgency.LOW);
        String first = capital(name(urgency)) + " because of " + because(floor) + "; without that it would be "
                + name(without);
        return urgency == Urgency.CRITICAL
                ? first
                : first + ", and danger, fraud or a threat of law would make it critical";
    }

    private String because(Urgency level) {
        return String.join(
                ", ",
                floors.entrySet().stream()
                        .filter(floor -> floor.getValue() == level)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private int highest(Urgency level) {
        return switch (level) {
            case CRITICAL -> HIGHEST;
            case HIGH -> thresholds.critical() - 1;
            case NORMAL -> thresholds.high() - 1;
            case LOW -> thresholds.normal() - 1;
        };
    }

    private int sum() {
        return reasons.stream().mapToInt(Reason::points).sum();
    }

    private static String name(Urgency level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}

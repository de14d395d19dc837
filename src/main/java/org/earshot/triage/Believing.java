package org.earshot.triage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.earshot.understand.Sentiment.Label;

/**
 * Weighs what the trained heads believe: they and the words together set the score, and the reason that says so carries
 * the difference to what the words alone would have given.
 *
 * @param signs what there is to see
 * @param reading what was understood
 * @param estimates what the heads believe
 */
record Believing(Signs signs, Reading reading, Estimates estimates) {
    private static final double CLEAR = 0.6;
    private static final double HALF = 0.5;

    /** From so likely to be urgent on, grave words are taken at their word. */
    private static final double NOT_HARMLESS = 0.05;

    /** So close to a half the heads do not know whether it can wait. */
    private static final double NARROW = 0.08;

    /** Below this it is taken to be about something else, unless it is likely to be urgent: a lost alarm is worse than a false one. */
    private static final double ABOUT = 0.3;

    boolean about() {
        return toldAbout()
                .orElseGet(() -> estimates.aboutBrand() >= ABOUT
                        || estimates.atLeast(2) >= HALF
                        || signs.grave()
                        || signs.addressed());
    }

    /** What staff said of the same words about whom they are about. */
    Optional<Boolean> toldAbout() {
        return Optional.ofNullable(estimates.told()).map(Estimates.Told::about);
    }

    /** The level that staff gave the same words. */
    Optional<Urgency> told() {
        return Optional.ofNullable(estimates.told())
                .map(Estimates.Told::urgency)
                .map(level -> Urgency.values()[Urgency.LOW.rank() - level]);
    }

    /** Draws the score to where the stack puts it, and lifts it where many people listen. */
    void weigh(Weighing weighing, Stack stack, TriagePolicy policy) {
        double place = stack.place(Traits.of(signs, reading, estimates, weighing.asked()));
        weighing.settle(
                stack.score(place, policy.thresholds()),
                reason(),
                policy.phrases().own());
        told().ifPresent(weighing::told);
        if (told().isEmpty() && signs.grave() && !signs.resolved() && estimates.atLeast(2) >= NOT_HARMLESS) {
            weighing.lift(
                    Urgency.HIGH, "grave-words", "Grave words stand in it, and the models do not call it harmless");
        }
        Reach reach = Reach.of(signs.post());
        reach.asks(negative(), true).ifPresent(level -> weighing.lift(level, "reach", reach.why()));
    }

    /** Clearly against the brand, or likely to be urgent. */
    boolean negative() {
        return (reading.sentiment().negative() > CLEAR && estimates.complaint() > HALF) || estimates.atLeast(2) > CLEAR;
    }

    private Reason reason() {
        long likely = Math.round(estimates.atLeast(2) * 100);
        String intent = Optional.ofNullable(reading.intent()).orElse("other");
        String why = "The models read it as " + noun(intent) + ", " + likely + "% likely to be urgent";
        List<Estimates.Words> words = estimates.evidence();
        if (words.isEmpty() || words.get(0).end() > signs.post().text().length()) {
            return Reason.of("learned", 0, why);
        }
        Estimates.Words first = words.get(0);
        String text = signs.post().text().substring(first.start(), first.end());
        return new Reason("learned", 0, text, first.start(), first.end(), why);
    }

    private static String noun(String intent) {
        return switch (intent.toLowerCase(Locale.ROOT)) {
            case "complaint" -> "a complaint";
            case "question" -> "a question";
            case "churn" -> "a threat to leave";
            case "legal" -> "a threat of law";
            case "safety" -> "a matter of safety";
            case "outage" -> "an outage";
            case "other" -> "something else";
            default -> intent;
        };
    }

    /** True where the heads cannot tell whether it can wait, or stars and words and heads say the opposite of each other. */
    boolean unsure() {
        if (told().isPresent()) {
            return false;
        }
        Sentiment sentiment = reading.sentiment();
        boolean torn = Math.abs(estimates.atLeast(2) - HALF) < NARROW;
        boolean opposite =
                sentiment.label() == Label.POSITIVE && sentiment.positive() > CLEAR && estimates.atLeast(2) > HALF;
        return torn || opposite || signs.contradicted();
    }

    boolean needsReply() {
        return estimates.needsReply() >= HALF;
    }

    /** True where somebody waits for an answer to something; thanks and praise wait for none. */
    boolean asks() {
        return negative() || (needsReply() && reading.sentiment().label() != Label.POSITIVE);
    }
}

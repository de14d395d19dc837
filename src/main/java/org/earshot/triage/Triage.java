package org.earshot.triage;

import java.time.Instant;
import java.util.List;
import org.earshot.mention.Mention;
import org.earshot.understand.Reading;

/**
 * Judges: a pure function from a mention and its reading to a verdict. Grave words set the least level that a mention
 * can have, whatever its tone; feelings, stars and reach only move it within what the words allow.
 */
public final class Triage {
    /** Judges with the clock and the policy given; the same input gives the same verdict. */
    public Verdict judge(Mention mention, Reading reading, TriagePolicy policy, Instant now) {
        String text = mention.post().text();
        Signs signs = Signs.of(mention.post(), reading, policy.phrases().find(text));
        Weighing weighing = new Weighing(text, policy.thresholds());
        if (signs.spam()) {
            return spam(signs, weighing);
        }
        boolean about = reading.brandMatch() || signs.addressed();
        List<Phrases.Hit> counted = signs.counted();
        weighing.phrases(counted, signs.resolved());
        new Feelings(signs, reading.sentiment()).weigh(weighing);
        if (!about) {
            return unnamed(weighing);
        }
        boolean eyes = signs.nobodyKnows(reading.sentiment());
        if (eyes) {
            weighing.note(
                    "needs-eyes",
                    "No model reads this language and no known phrase stands here, so a person should look");
        }
        return weighing.verdict(true, eyes || signs.contradicted());
    }

    private static Verdict spam(Signs signs, Weighing weighing) {
        signs.of("spam").forEach(hit -> weighing.evidence(hit, 0));
        return weighing.verdict(false, false);
    }

    private static Verdict unnamed(Weighing weighing) {
        weighing.hold(
                Urgency.LOW,
                "brand-not-named",
                "The text does not name the brand, so it may be somebody else's business");
        return weighing.verdict(false, false);
    }
}

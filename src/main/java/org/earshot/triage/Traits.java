package org.earshot.triage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.earshot.understand.Estimates;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment.Label;

/**
 * What the stack weighs: the beliefs of the models as log-odds, the level that the words alone ask for, the meanings of the
 * phrases, and the stars. Reach is left out; it counts by rule.
 */
final class Traits {
    private static final double MOST_ODDS = 6;

    private Traits() {}

    static Map<String, Double> of(Signs signs, Reading reading, Estimates estimates, Urgency lexical) {
        Map<String, Double> traits = new LinkedHashMap<>();
        traits.put("at-least-normal", odds(estimates.atLeast(1)));
        traits.put("at-least-high", odds(estimates.atLeast(2)));
        traits.put("at-least-critical", odds(estimates.atLeast(3)));
        traits.put("complaint", odds(estimates.complaint()));
        traits.put("needs-reply", odds(estimates.needsReply()));
        traits.put("about-brand", odds(estimates.aboutBrand()));
        if (reading.sentiment().label() != Label.UNKNOWN) {
            traits.put(
                    "negative",
                    reading.sentiment().negative() - reading.sentiment().positive());
        }
        if (reading.intent() != null) {
            traits.put("intent-" + reading.intent(), estimates.intent());
        }
        traits.put("words-" + lexical.name(), 1.0);
        signs.counted().stream()
                .map(hit -> hit.code().name())
                .distinct()
                .forEach(code -> traits.put("says-" + code, 1.0));
        if (signs.resolved()) {
            traits.put("resolved", 1.0);
        }
        if (signs.markedQuestion()) {
            traits.put("asks", 1.0);
        }
        signs.stars().ifPresent(stars -> traits.put("stars-" + Math.round(stars), 1.0));
        return traits;
    }

    private static double odds(double probability) {
        double odds = Math.log((probability + 1e-9) / (1 - probability + 1e-9));
        return Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds));
    }
}

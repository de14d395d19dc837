package org.earshot.triage;

import java.util.Optional;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment.Label;

/**
 * What a judged mention leaves behind for judging later ones.
 *
 * @param negative whether it was negative about the brand
 * @param asks whether it was a complaint or a question that wanted an answer
 */
record Trace(boolean negative, boolean asks) {
    private static final double HALF = 0.5;

    static Trace of(Reading reading, Verdict verdict) {
        Label label = reading.sentiment().label();
        boolean wanted = Optional.ofNullable(reading.estimates())
                .map(estimates -> estimates.needsReply() >= HALF || estimates.atLeast(2) >= HALF)
                .orElse(true);
        return new Trace(
                verdict.aboutBrand() && label == Label.NEGATIVE,
                verdict.needsReply() && wanted && verdict.urgency() != Urgency.LOW && label != Label.POSITIVE);
    }
}

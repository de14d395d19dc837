package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.earshot.triage.Urgency;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * What staff say a mention should have been; what is missing is left to the machine.
 *
 * @param sentiment negative, neutral or positive
 * @param urgency critical, high, normal or low
 * @param aboutBrand false for somebody else's business
 */
@Schema(name = "Label")
record LabelJson(
        @Nullable String sentiment,
        @Nullable String urgency,
        @Nullable Boolean aboutBrand) {
    Sentiment.@Nullable Label label() {
        if (sentiment == null) {
            return null;
        }
        Sentiment.Label label = Asked.word(Sentiment.Label.class, sentiment, "sentiment");
        if (label == Sentiment.Label.UNKNOWN) {
            throw Refusals.badRequest("sentiment is one of negative, neutral, positive");
        }
        return label;
    }

    @Nullable
    Urgency level() {
        return urgency == null ? null : Asked.word(Urgency.class, urgency, "urgency");
    }
}

package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.understand.Estimates;
import org.earshot.understand.Question;
import org.earshot.understand.Reading;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;

/**
 * A reading as the API writes it.
 *
 * @param language ISO 639-1, und where it cannot be told
 * @param brandMatch whether the text names the brand
 * @param sentiment toward the brand
 * @param intent what the author wants, null where no model says
 * @param topics what it is about
 * @param model what made the reading
 * @param estimates what the trained heads believe, null where none know the language
 */
@Schema(name = "Reading")
record ReadingJson(
        String language,
        boolean brandMatch,
        SentimentJson sentiment,
        @Nullable String intent,
        List<String> topics,
        String model,
        @Nullable EstimatesJson estimates) {
    static ReadingJson of(Reading reading) {
        return new ReadingJson(
                reading.language(),
                reading.brandMatch(),
                SentimentJson.of(reading.sentiment()),
                reading.intent(),
                reading.topics(),
                reading.model(),
                EstimatesJson.of(reading.estimates()));
    }

    /** Calibrated probabilities, each from 0 to 1; those of the urgency levels add up to 1. */
    @Schema(name = "Estimates")
    record EstimatesJson(
            double aboutBrand, double complaint, double needsReply, double intent, Map<String, Double> urgency) {
        static @Nullable EstimatesJson of(@Nullable Estimates made) {
            if (made == null) {
                return null;
            }
            Map<String, Double> levels = new LinkedHashMap<>();
            for (int i = 0; i < made.levels().size(); i++) {
                levels.put(Question.URGENCY.answers().get(i), made.levels().get(i));
            }
            return new EstimatesJson(made.aboutBrand(), made.complaint(), made.needsReply(), made.intent(), levels);
        }
    }

    /** How a text feels about the brand; the three probabilities add up to 1, or are 0 where the label is unknown. */
    @Schema(name = "Sentiment")
    record SentimentJson(String label, double negative, double neutral, double positive, List<SentenceJson> sentences) {
        static SentimentJson of(Sentiment feeling) {
            return new SentimentJson(
                    Asked.lower(feeling.label()),
                    feeling.negative(),
                    feeling.neutral(),
                    feeling.positive(),
                    feeling.sentences().stream().map(SentenceJson::of).toList());
        }
    }

    /** One sentence; start and end count UTF-16 units of the text. */
    @Schema(name = "Sentence")
    record SentenceJson(
            String text, int start, int end, String label, double negative, double neutral, double positive) {
        static SentenceJson of(Sentiment.Sentence sentence) {
            return new SentenceJson(
                    sentence.text(),
                    sentence.start(),
                    sentence.end(),
                    Asked.lower(sentence.label()),
                    sentence.negative(),
                    sentence.neutral(),
                    sentence.positive());
        }
    }
}

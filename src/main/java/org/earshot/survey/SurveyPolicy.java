package org.earshot.survey;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What config/surveys.yaml says.
 *
 * @param brands by their ids; a brand that is not named asks nobody
 */
public record SurveyPolicy(Map<String, Asking> brands) {
    /** Nobody is asked. */
    public static final SurveyPolicy NONE = new SurveyPolicy(Map.of());

    /** Copies the brands. */
    public SurveyPolicy {
        brands = Map.copyOf(brands);
    }

    /** How a brand asks. */
    public Optional<Asking> of(String brand) {
        return Optional.ofNullable(brands.get(brand));
    }

    /**
     * How a brand asks.
     *
     * @param nps true to ask, too, whether they would recommend the brand
     * @param after how long after the case was resolved
     * @param apart nobody is asked again within this time
     * @param publicly the platforms on which it may be asked where everybody reads it
     * @param texts by language, each with {@code {link}} in it
     */
    public record Asking(boolean nps, Duration after, Duration apart, Set<String> publicly, Map<String, String> texts) {
        /** Copies both. */
        public Asking {
            publicly = Set.copyOf(publicly);
            texts = Map.copyOf(texts);
        }

        /** The message in a language, with its link and the brand's name. */
        String message(String language, String link, String brand) {
            String text = texts.getOrDefault(language, SurveyWords.usual(language));
            return text.replace("{link}", link).replace("{brand}", brand);
        }
    }
}

package org.earshot.survey;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is sent where the admin wrote nothing else, in the languages that the page speaks. */
final class SurveyWords {
    /** The languages of the page. */
    static final List<String> LANGUAGES = List.of("en", "es", "pl");

    private static final Map<String, String> USUAL = Map.of(
            "en", "How did we do? Telling us takes ten seconds: {link}",
            "es", "¿Qué tal lo hemos hecho? Contarlo lleva diez segundos: {link}",
            "pl", "Jak nam poszło? Odpowiedź zajmie dziesięć sekund: {link}");

    private SurveyWords() {}

    static String usual(String language) {
        return Objects.requireNonNull(USUAL.getOrDefault(language, USUAL.get("en")));
    }
}

package org.earshot.survey;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;

/** Reads config/surveys.yaml; problems are added where it is wrong. */
public final class SurveysFile {
    /** There an answer of the brand stands once under a review, and a second one would take its place. */
    private static final Set<String> ONE_ANSWER = Set.of("app-store", "google-play", "google-business", "trustpilot");

    private static final Duration USUAL_WAIT = Duration.ofHours(1);
    private static final Duration USUAL_GAP = Duration.ofDays(90);
    private static final int LONGEST_TEXT = 400;

    private final Set<String> brands;

    private SurveysFile(Set<String> brands) {
        this.brands = new TreeSet<>(brands);
    }

    /**
     * What the file says.
     *
     * @param brands the ids of all brands
     * @param reachable true where earshot.public-url is set
     */
    public static SurveyPolicy read(YamlNode root, Set<String> brands, boolean reachable) {
        root.onlyKeys(Set.of("brands"));
        SurveysFile file = new SurveysFile(brands);
        Map<String, SurveyPolicy.Asking> asking = new LinkedHashMap<>();
        root.need("brands")
                .ifPresent(node -> node.entries().forEach((id, brand) -> {
                    if (!file.brands.contains(id)) {
                        brand.problem("There is no brand '" + id + "'", Nearest.cure(id, file.brands));
                    }
                    brand.onlyKeys(Set.of("csat", "nps", "after", "not-again-within", "public", "text"));
                    if (brand.need("csat").flatMap(YamlNode::flag).orElse(false)) {
                        asking.put(id, asking(brand));
                    }
                }));
        if (!asking.isEmpty() && !reachable) {
            root.problem(
                    "Customers cannot reach the surveys",
                    "Set earshot.public-url in config/application.yaml, such as https://care.acme.example");
        }
        return new SurveyPolicy(asking);
    }

    private static SurveyPolicy.Asking asking(YamlNode brand) {
        return new SurveyPolicy.Asking(
                brand.get("nps").flatMap(YamlNode::flag).orElse(false),
                brand.get("after").flatMap(YamlNode::duration).orElse(USUAL_WAIT),
                brand.get("not-again-within").flatMap(YamlNode::duration).orElse(USUAL_GAP),
                brand.get("public").map(SurveysFile::platforms).orElse(Set.of()),
                brand.get("text").map(SurveysFile::texts).orElse(Map.of()));
    }

    private static Set<String> platforms(YamlNode node) {
        Set<String> platforms = new LinkedHashSet<>();
        for (YamlNode item : node.items()) {
            item.text().ifPresent(platform -> {
                if (ONE_ANSWER.contains(platform)) {
                    item.problem(
                            "On " + platform + " a survey would take the place of the answer",
                            "Take " + platform + " away");
                }
                platforms.add(platform);
            });
        }
        return platforms;
    }

    private static Map<String, String> texts(YamlNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.entries().forEach((language, value) -> {
            if (!SurveyWords.LANGUAGES.contains(language)) {
                List<String> known = SurveyWords.LANGUAGES;
                value.problem("The page does not speak '" + language + "'", "Write one of " + String.join(", ", known));
            }
            value.text().ifPresent(text -> {
                if (!text.contains("{link}") || text.length() > LONGEST_TEXT) {
                    value.problem(
                            "This text has no {link}, or is longer than " + LONGEST_TEXT + " characters",
                            "Write {link} where the address shall stand");
                }
                texts.put(language, text);
            });
        });
        return texts;
    }
}

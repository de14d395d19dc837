package org.earshot.advise;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.advise.HoldingTime.Step;
import org.jspecify.annotations.Nullable;

/** The sentences of holding replies in the languages that customers write in; English where theirs is not among them. */
final class HoldingWords {
    private static final String OTHERS = "en";

    private final Map<String, Properties> languages = List.of("en", "es", "pl").stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HoldingWords::load));

    /** The language that a customer is answered in. */
    String language(String theirs) {
        return languages.containsKey(theirs) ? theirs : OTHERS;
    }

    /** The whole reply; without a time for null. */
    String say(String theirs, @Nullable Step step) {
        Properties words = Objects.requireNonNull(languages.get(language(theirs)));
        if (step == null) {
            return words.getProperty("open");
        }
        return words.getProperty("until").replace("{when}", words.getProperty(key(step)));
    }

    private static String key(Step step) {
        if (step.minutes() > 0) {
            return "within." + step.minutes();
        }
        return switch (step.inDays()) {
            case 0 -> "today";
            case 1 -> "tomorrow";
            default -> "day." + step.day().getDayOfWeek().getValue();
        };
    }

    private static Properties load(String language) {
        String name = "holding-" + language + ".properties";
        try (InputStream stream = Objects.requireNonNull(HoldingWords.class.getResourceAsStream(name), name);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}

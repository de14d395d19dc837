package org.earshot.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earshot.admin.Template;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.retell.Phrasebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the templates of sources and their fields mean stands in English in {@code routes/}, and is said in every language. */
class FieldWordsTest {
    private static final int FEWEST = 200;

    private final Wording wording =
            new Wording(new Phrasebook(), new Live<>(new BrandBook(List.of())), Clock.systemUTC());

    @AfterEach
    void forgetWhoReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pl"})
    void everyFieldOfAFormIsExplainedInTheReadersLanguage(String language) throws IOException {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));
        Set<String> descriptions = descriptions();
        assertThat(descriptions).hasSizeGreaterThan(FEWEST);
        assertThat(descriptions).allSatisfy(english -> {
            assertThat(wording.foreign(english)).as(english).isNull();
            assertThat(wording.retell(english)).isNotEqualTo(english);
        });
    }

    private static Set<String> descriptions() throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".camel.yaml")).toList()) {
                for (JsonNode entry : new YAMLMapper().readTree(file.toFile())) {
                    JsonNode template = entry.path("routeTemplate");
                    template.path("parameters").forEach(field -> {
                        if (!Template.OWN.contains(field.path("name").asText())) {
                            all.add(field.path("description").asText());
                        }
                    });
                    if (template.has("description")) {
                        all.add(template.path("description").asText());
                    }
                }
            }
        }
        return all;
    }
}

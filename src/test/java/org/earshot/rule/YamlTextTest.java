package org.earshot.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static final String BRANDS = """
            # ours
            brands:
              - id: acme   # the bank
                name: Acme Bank
                terms:     # as people write it
                  - acme bank
                  - "@acmebank" # the handle
                hours: { mon-fri: "09:00-18:00", sat: "10:00-14:00" } # Madrid
              # the airline
              - { id: zen, name: Zen Air, terms: [zen air, zenair] }
            # the end
            """;

    @Test
    void aChangedValueLeavesEveryOtherCharacterAlone() {
        assertThat(with(BRANDS, "Acme", "brands", 0, "name"))
                .isEqualTo(BRANDS.replace("name: Acme Bank", "name: Acme"));
        assertThat(with(BRANDS, "Zen: the airline", "brands", 1, "name"))
                .isEqualTo(BRANDS.replace("name: Zen Air", "name: \"Zen: the airline\""));
    }

    @Test
    void itemsComeAndGoWithoutTheirNeighbours() {
        assertThat(with(BRANDS, List.of("@acmebank", "#acme"), "brands", 0, "terms"))
                .isEqualTo(BRANDS.replace("      - acme bank\n", "")
                        .replace("# the handle\n", "# the handle\n      - \"#acme\"\n"));
        assertThat(with(BRANDS, List.of("zenair", "zen"), "brands", 1, "terms"))
                .isEqualTo(BRANDS.replace("[zen air, zenair]", "[zenair, zen]"));
        assertThat(with(BRANDS, List.of("new"), "brands", 1, "terms"))
                .isEqualTo(BRANDS.replace("[zen air, zenair]", "[new]"));
    }

    @Test
    void keysComeAndGo() {
        assertThat(with(BRANDS, List.of("es"), "brands", 0, "languages"))
                .isEqualTo(BRANDS.replace("# Madrid\n", "# Madrid\n    languages: [es]\n"));
        assertThat(with(BRANDS, null, "brands", 0, "name")).isEqualTo(BRANDS.replace("    name: Acme Bank\n", ""));
        assertThat(with(BRANDS, null, "brands", 1, "name")).isEqualTo(BRANDS.replace("name: Zen Air, ", ""));
        assertThat(with(BRANDS, "UTC", "brands", 1, "time-zone"))
                .isEqualTo(BRANDS.replace("zenair] }", "zenair], time-zone: UTC }"));
        assertThat(with(BRANDS, Map.of("mon-fri", "09:00-17:00"), "brands", 0, "hours"))
                .isEqualTo(BRANDS.replace(
                        "{ mon-fri: \"09:00-18:00\", sat: \"10:00-14:00\" }", "{ mon-fri: \"09:00-17:00\" }"));
    }

    @Test
    void entriesOfAListComeAndGo() {
        Map<String, Object> fresh = new LinkedHashMap<>();
        fresh.put("id", "volta");
        fresh.put("terms", List.of("volta"));
        String added = with(BRANDS.replace("  - { id: zen", "  - {id: zen"), fresh, "brands", 2);

        assertThat(added).contains("zenair] }\n  - id: volta\n    terms: [volta]\n# the end");
        assertThat(with(BRANDS, null, "brands", 1))
                .isEqualTo(BRANDS.replace("  - { id: zen, name: Zen Air, terms: [zen air, zenair] }\n", ""));
        assertThat(with(BRANDS, null, "brands", 0)).startsWith("# ours\nbrands:\n  # the airline\n  - { id: zen");
        assertThat(with("brands:\n  - id: a\n", null, "brands", 0)).isEqualTo("brands:\n  []\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands: []\n", "brands:\n", "brands: ~\n", "", "# only words\n", "brands: [] # none yet"})
    void aFirstEntryFindsItsPlace(String empty) {
        String next = with(empty, Map.of("id", "acme"), "brands", 0);

        assertThat(next).contains("brands:").contains("  - id: acme");
        assertThat(empty.lines().filter(line -> line.startsWith("#"))).allMatch(next::contains);
    }

    @Test
    void oddWaysOfWritingAreKept() {
        String odd = "\uFEFF"
                + BRANDS.replace("\n", "\r\n")
                        .replace("\"@acmebank\"", "&handle \"@acmebank\"")
                        .replace("zen air, zenair", "*handle, " + "x".repeat(3_000) + ", zen");

        String next = with(odd, "Acme", "brands", 0, "name");

        assertThat(next).isEqualTo(odd.replace("name: Acme Bank", "name: Acme"));
        assertThat(with(odd, List.of("es"), "brands", 0, "languages"))
                .isEqualTo(odd.replace("# Madrid\r\n", "# Madrid\r\n    languages: [es]\r\n"));
    }

    @Test
    void whatWouldChangeSomethingElseIsNotDone() {
        String shared = "brands:\n  - &a { id: acme, terms: &t [x] }\n  - { id: zen, terms: *t }\n";

        assertThat(YamlText.of(shared).orElseThrow().with(List.of("brands", 0, "terms"), List.of("y")))
                .map(YamlText::tree)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"brands.yaml", "triage.yaml", "alerts.yaml"})
    void theFilesThatAreShippedKeepTheirComments(String name) throws IOException {
        String shipped = Files.readString(Path.of("config", name));
        YamlText text = YamlText.of(shipped).orElseThrow();
        assertThat(text.text()).isEqualTo(shipped);

        String next = switch (name) {
            case "brands.yaml" -> with(shipped, Map.of("id", "acme"), "brands", 0);
            case "triage.yaml" -> with(shipped, "2h", "urgency", "high", "first-response");
            default -> with(shipped, Map.of("email", List.of("a@b.example")), "recipients", "care team");
        };

        assertThat(next.lines().filter(line -> line.startsWith("#")))
                .containsExactlyElementsOf(
                        shipped.lines().filter(line -> line.startsWith("#")).toList());
        assertThat(next).isNotEqualTo(shipped);
        if (name.equals("triage.yaml")) {
            assertThat(next)
                    .isEqualTo(shipped.replace("high:     { first-response: 1h }", "high:     { first-response: 2h }"));
            assertThat(with(shipped, "3d", "urgency", "low", "first-response"))
                    .contains("low:      { first-response: 3d }");
            assertThat(with(shipped, "70", "thresholds", "critical")).endsWith("thresholds: { critical: 70 }\n");
        }
    }

    private static String with(String text, @Nullable Object value, Object... path) {
        return YamlText.of(text)
                .orElseThrow()
                .with(List.of(path), value)
                .map(YamlText::text)
                .orElse("no place");
    }
}

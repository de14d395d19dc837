package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
    private static final String FILE = """
            # Acme's sources. 😀 Ask Ann before you change them.

            - templatedRoute:   # the first one
                routeId: acme-tag
                routeTemplateRef: "mastodon-tag"
                parameters:
                  # whom it is about
                  - { name: brand,  value: acme }
                  - { name: tag,    value: 'acmebank' }   # without the sign
                  - name: token
                    value: "{{env:ACME_TOKEN}}"
                  - { name: every,  value: 2m } # not faster

            # The second one is Ben's.
            - templatedRoute:
                routeId: acme-feed
                routeTemplateRef: rss
                parameters:
                  - { name: brand, value: acme }
                  - { name: url, value: https://feed.example/x.xml }
            # The end.
            """;

    @Test
    void aChangedValueChangesItsCharactersOnly() {
        String changed = change("acme-tag", "tag", "acme #1");

        assertThat(changed).isEqualTo(FILE.replace("'acmebank'", "\"acme #1\""));
    }

    @Test
    void aParameterThatIsTakenOutTakesItsLinesAlong() {
        assertThat(change("acme-tag", "token", null)).isEqualTo(FILE.replace("""
                      - name: token
                        value: "{{env:ACME_TOKEN}}"
                """, ""));
    }

    @Test
    void aNewParameterStandsBehindTheLastOne() {
        assertThat(change("acme-tag", "match", "all"))
                .isEqualTo(FILE.replace("# not faster\n", "# not faster\n      - { name: match, value: all }\n"));
        assertThat(change("acme-feed", "every", "5m"))
                .isEqualTo(FILE.replace("x.xml }\n", "x.xml }\n      - { name: every, value: 5m }\n"));
    }

    @Test
    void aRemovedEntryLeavesAllCommentsAroundIt() {
        SourceText text = SourceText.of(FILE).orElseThrow();

        String rest = text.without(text.entry("acme-feed").orElseThrow()).orElseThrow();

        assertThat(rest)
                .startsWith(FILE.substring(0, FILE.indexOf("# The second")))
                .endsWith("Ben's.\n# The end.\n");
        assertThat(SourceText.of(rest).orElseThrow().entry("acme-feed")).isEmpty();
    }

    @Test
    void aNewEntryStandsAtTheEndAlsoInWindowsFilesAndBehindALastLineWithoutItsBreak() {
        SourceEntry.Wanted wanted = new SourceEntry.Wanted("new", "rss", Map.of("brand", "acme"));
        String entry = "- templatedRoute:\n    routeId: new\n    routeTemplateRef: rss\n    parameters:\n"
                + "      - { name: brand, value: acme }\n";

        assertThat(SourceText.of(FILE).orElseThrow().with(wanted)).contains(FILE + "\n" + entry);
        assertThat(SourceText.of("").orElseThrow().with(wanted)).contains(entry);
        assertThat(SourceText.of("# none").orElseThrow().with(wanted)).contains("# none\n\n" + entry);
        assertThat(SourceText.of(FILE.replace("\n", "\r\n")).orElseThrow().with(wanted))
                .contains((FILE + "\n" + entry).replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- { templatedRoute: { routeId: a, routeTemplateRef: rss, parameters: [ { name: brand, value: x }, { name: url, value: y } ] } }\n",
                "- templatedRoute:\n    routeId: a\n    routeTemplateRef: rss\n    parameters: [ { name: brand, value: x } ]\n",
                "- templatedRoute:\n    routeId: a\n    routeTemplateRef: rss\n",
                "- templatedRoute:\n    routeId: a\n    routeTemplateRef: rss\n    parameters:\n      - name: brand\n        value: |\n"
                        + "          x\n      - name: url\n        value: >-\n          y\n          z\n",
                "- templatedRoute:\n    routeTemplateRef: rss\n    parameters:\n    - {name: brand, value: x}\n    routeId: a"
            })
    void everyWayOfWritingAnEntryCanBeChanged(String file) {
        String before = "# one\n" + file;
        SourceText text =
                SourceText.of(before + (file.endsWith("\n") ? "# two\n" : "")).orElseThrow();
        SourceEntry.Wanted wanted =
                new SourceEntry.Wanted("a", "rss", Map.of("brand", "acme", "every", "5m", "url", "https://a.example/"));

        String changed = text.changed(text.entry("a").orElseThrow(), wanted).orElseThrow();

        assertThat(SourceText.of(changed).orElseThrow().entry("a").orElseThrow().wanted())
                .isEqualTo(wanted);
        assertThat(changed).startsWith("# one\n");
        assertThat(changed.endsWith("# two\n")).isEqualTo(file.endsWith("\n"));
    }

    @Test
    void whatOtherEntriesReferToIsNotChangedUnderThem() {
        String file = """
                - templatedRoute:
                    routeId: a
                    routeTemplateRef: rss
                    parameters: [ { name: brand, value: &it acme } ]
                - templatedRoute:
                    routeId: b
                    routeTemplateRef: rss
                    parameters:
                      - { name: brand, value: *it }
                """;
        SourceText text = SourceText.of(file).orElseThrow();

        assertThat(text.changed(
                        text.entry("a").orElseThrow(), new SourceEntry.Wanted("a", "rss", Map.of("brand", "other"))))
                .isEmpty();
        assertThat(text.without(text.entry("a").orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ { templatedRoute: { routeId: a, routeTemplateRef: rss } } ]", "a: b", "&a [ *a ]"})
    void whatIsNoListOfLinesIsLeftAlone(String file) {
        SourceText text = SourceText.of(file).orElseThrow();

        assertThat(text.with(new SourceEntry.Wanted("n", "rss", Map.of()))).isEmpty();
        assertThat(text.entry("a").flatMap(text::without)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a\n- templatedRoute: { routeId: evil }",
                "\" }\n- templatedRoute:",
                "it's \"quoted\" \\ and {{env:HOME}}",
                "${bean:users}",
                "{{bean:users}}",
                "- a: b # c",
                "!!java.net.URL x",
                "&a *a",
                "null",
                "~",
                "true",
                "0x1F",
                "a, b } ]",
                "x: y",
                "%YAML 1.1",
                "tab\there",
                "zażółć ¿qué? 😀 \u200bhidden \u2028line \u0085next \uFEFFmark",
                "'",
                "---",
                "*/10 8-18 * * MON-FRI",
                "a                             "
            })
    void everyValueIsReadBackAsItIsAndNeverAsAnythingElse(String value) {
        String changed = change("acme-tag", "tag", value);

        SourceText read = SourceText.of(changed).orElseThrow();
        assertThat(read.entry("acme-tag").flatMap(entry -> entry.given("tag")))
                .map(SourceEntry.Given::value)
                .contains(value.strip());
        assertThat(read.entry("evil")).isEmpty();
        assertThat(changed.lines().count()).isEqualTo(FILE.lines().count());
    }

    @Test
    void secretsOfAFileAreCoveredBeforeAnybodySeesIt() {
        String masked = SourceText.of(FILE.replace("{{env:ACME_TOKEN}}", "hunter2"))
                .orElseThrow()
                .masked((template, given) -> given.name().equals("token"));

        assertThat(masked).isEqualTo(FILE.replace("\"{{env:ACME_TOKEN}}\"", SourceText.MASK));
    }

    @Test
    void aDifferenceIsToldAsDiffTellsIt() {
        assertThat(Difference.between(FILE, change("acme-feed", "every", "5m")).text())
                .isEqualTo("""
                @@ -18,4 +18,5 @@
                     parameters:
                       - { name: brand, value: acme }
                       - { name: url, value: https://feed.example/x.xml }
                +      - { name: every, value: 5m }
                 # The end.
                """);
        assertThat(Difference.between("", "a\nb\n").text()).isEqualTo("@@ -0,0 +1,2 @@\n+a\n+b\n");
        assertThat(Difference.between("a\nb\nc\n", "a\nx\nc\n").text()).isEqualTo("@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n");
        assertThat(Difference.between(FILE, FILE).lines()).isEmpty();
    }

    private static String change(String id, String name, String value) {
        SourceText text = SourceText.of(FILE).orElseThrow();
        SourceEntry entry = text.entry(id).orElseThrow();
        Map<String, String> values = new LinkedHashMap<>(entry.wanted().values());
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value.strip());
        }
        Optional<String> changed = text.changed(entry, new SourceEntry.Wanted(id, entry.template(), values));
        return changed.orElseThrow();
    }
}

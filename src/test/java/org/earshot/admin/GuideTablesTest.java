package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.configure.Home;
import org.earshot.configure.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of parameters in the guides say what the templates say; {@code template ID} prints what a row is made of. */
class GuideTablesTest {
    private static final List<Template> TEMPLATES = List.copyOf(TemplateFolder.of(new Home(Path.of("target/no-home")))
            .templates(new Problems())
            .values());
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Stream<String> platforms() {
        return TEMPLATES.stream().map(Template::platform).distinct();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void aGuideNamesTheSameParametersDefaultsAndDuties(String platform) throws IOException {
        List<Row> rows = rows(Path.of("routes", platform, "README.md"));
        List<String> wrong = new ArrayList<>();
        for (Template template : TEMPLATES) {
            if (template.platform().equals(platform)) {
                for (String name : template.names()) {
                    wrong.addAll(wrong(template.id(), template.parameter(name).orElseThrow(), rows));
                }
            }
        }
        Set<String> known = TEMPLATES.stream()
                .filter(template -> template.platform().equals(platform))
                .flatMap(template -> template.names().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        rows.forEach(row -> row.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> wrong.add("no template has " + name)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableOfATemplateIsMarkdown() {
        Template rss = TEMPLATES.stream()
                .filter(template -> template.id().equals("rss"))
                .findFirst()
                .orElseThrow();

        assertThat(TemplateCommand.table(rss))
                .startsWith(
                        "| name | meaning | default |",
                        "|---|---|---|",
                        "| `brand` | The id of a brand in config/brands.yaml. | required |")
                .contains("| `every` | How often it is polled, such as 15m or 1h. | `15m` |")
                .allMatch(line -> line.split("(?<!\\\\)\\|", -1).length == 5);
    }

    private static List<String> wrong(String template, Parameter parameter, List<Row> rows) {
        List<Row> about = rows.stream()
                .filter(row -> row.names().contains(parameter.name()) && row.isFor(template))
                .toList();
        String expected = TemplateCommand.standard(parameter);
        if (about.size() != 1) {
            return List.of(template + "." + parameter.name() + " has " + about.size() + " rows");
        }
        String said = about.get(0).standard();
        // Where the platform's reader knows what to do without a value, the guide says so in prose.
        boolean fits = expected.isEmpty()
                ? !said.startsWith("required") && !CODE.matcher(said).matches()
                : said.equals(expected);
        return fits
                ? List.of()
                : List.of(template + "." + parameter.name() + " is '" + expected + "', its row says '" + said + "'");
    }

    private static List<Row> rows(Path guide) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> columns = List.of();
        for (String line : Files.readAllLines(guide)) {
            List<String> cells = line.startsWith("|") ? cells(line) : List.of();
            if (cells.contains("meaning")) {
                columns = cells;
            } else if (cells.isEmpty()) {
                columns = List.of();
            } else if (!columns.isEmpty() && !cells.get(0).startsWith("--")) {
                int kinds = columns.indexOf("for");
                int standard = columns.indexOf("default");
                rows.add(new Row(
                        codes(cells.get(0)),
                        kinds < 0 ? Set.of() : codes(cells.get(kinds)),
                        standard < 0 ? "?" : cells.get(standard)));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    private static Set<String> codes(String cell) {
        Matcher code = CODE.matcher(cell);
        Set<String> codes = new TreeSet<>();
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }

    /** A row; for all templates of the guide where it names none. */
    private record Row(Set<String> names, Set<String> templates, String standard) {
        boolean isFor(String template) {
            return templates.isEmpty() || templates.contains(template);
        }
    }
}

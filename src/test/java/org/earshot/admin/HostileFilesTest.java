package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Home;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would run code, read files or eat the memory if they were taken at their word. */
class HostileFilesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void aBrand() throws IOException {
        write("config/brands.yaml", "brands:\n  - { id: acme, name: Acme, terms: [acme], languages: [en] }\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route: { id: own, from: { uri: 'timer:x', steps: [ { to: 'exec:touch' } ] } }",
                "- from: { uri: 'timer:x', steps: [ { script: { groovy: 'x' } } ] }",
                "- routeTemplate: { id: own, route: { from: { uri: 'file:/etc' } } }",
                "- beans: [ { name: a, type: java.lang.ProcessBuilder } ]",
                "- !!javax.script.ScriptEngineManager [ !!java.net.URL [ 'http://127.0.0.1/' ] ]",
                "- templatedRoute: { routeId: a, routeTemplateRef: mastodon-tag, beans: [] }",
                "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
                        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]",
                "&a [ *a ]",
                "hello",
            })
    void whatIsNoSourceIsRefusedWithItsLineAndACure(String text) throws IOException {
        write("routes/sources/own.camel.yaml", text);

        assertThat(read().problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.toString()).contains("own.camel.yaml");
            assertThat(problem.cure()).isNotBlank();
        });
        assertThat(read().configured().sources()).isEmpty();
    }

    @Test
    void aListNestedAThousandTimesIsRefused() throws IOException {
        write("routes/sources/own.camel.yaml", "[".repeat(1_000) + "]".repeat(1_000));

        assertThat(read().problems()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${bean:mentions}",
                "{{bean:mentions}}",
                "#bean:x",
                "RAW(x)",
                "a&b=c",
                "{{env:STORM:-x}}",
                "${env:HOME}"
            })
    void expressionsInAParameterStayPlainText(String value) throws IOException {
        write("routes/sources/own.camel.yaml", """
                - templatedRoute:
                    routeId: own
                    routeTemplateRef: mastodon-tag
                    parameters:
                      - { name: brand, value: acme }
                      - { name: server, value: https://mastodon.example }
                      - { name: tag, value: '%s' }
                """.formatted(value));
        Outcome outcome = read();

        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.configured().sources()).singleElement().satisfies(planned -> {
            String expected = value.equals("{{env:STORM:-x}}") ? "-x" : value;
            assertThat(planned.source().parameters()).containsEntry("tag", expected);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- route: { id: own, from: { uri: 'timer:x', steps: [ { to: 'exec:touch' } ] } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'file:/etc', steps: [] } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'seda:x', steps: [ { to: 'exec:touch' } ] } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'seda:x', steps: [ { to: { uri: 'exec:a' } } ] } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'seda:x', steps: [ { toD: 'seda:x' } ] } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'seda:x', steps: [ { setBody: { groovy: 'x' } } ] } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'seda:x', steps: [ { setBody: { constant: '{{bean:a.b}}' } } ] } } }",
                "- routeTemplate: { id: own, beans: [ { name: a, type: java.lang.ProcessBuilder } ], route: { } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'bean:users?method=add(a, b)' } } }",
                "- routeTemplate: { id: own, route: { from: { uri: 'bean:poller?method=poll(${bean:a})' } } }",
            })
    void aTemplateThatReachesForMoreThanTheStationsIsRefused(String text) throws IOException {
        write("routes/own/own.camel.yaml", text);

        assertThat(read().problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString()).contains("own.camel.yaml"));
    }

    @Test
    void ourOwnRoutesPass() {
        assertThat(read().problems()).isEmpty();
    }

    private Outcome read() {
        Problems problems = new Problems();
        Configured configured =
                new ConfigurationReader(new Home(folder), new Secrets(Map.<String, String>of()::get)).read(problems);
        return new Outcome(problems.all(), configured);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private record Outcome(List<Problem> problems, Configured configured) {}
}

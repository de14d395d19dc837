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
import org.earshot.grant.GoodwillPolicy;
import org.earshot.mention.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {
    private static final String SOURCE = """
            - templatedRoute:
                routeId: acme-mastodon
                routeTemplateRef: mastodon-tag
                parameters:
                  - { name: brand,  value: acme }
                  - { name: server, value: https://mastodon.example }
                  - { name: tag,    value: acmebank }
                  - { name: token,  value: "{{env:ACME_MASTODON_TOKEN}}" }
                  - { name: every,  value: 2m }
            """;

    @TempDir
    private Path home;

    @Test
    void theSampleOfTheGuideIsTakenAsItStands() throws IOException {
        write("routes/sources/acme.camel.yaml", SOURCE);

        Configured configured = read();

        Source source = configured.sourceBook().find("acme-mastodon").orElseThrow();
        assertThat(source.platform()).isEqualTo("mastodon");
        assertThat(source.parameters()).containsEntry("token", "the token").containsEntry("match", "terms");
        assertThat(configured.sources().get(0).schedule().query()).contains("trigger.repeatInterval=120000");
        assertThat(source.toString()).doesNotContain("the token");
    }

    @Test
    void aCronOfFiveFieldsRunsInTheBrandsTimeZone() throws IOException {
        write(
                "routes/sources/acme.camel.yaml",
                SOURCE.replace("name: every,  value: 2m", "name: cron, value: '*/10 8-18 * * MON-FRI'"));

        assertThat(read().sources().get(0).schedule())
                .isEqualTo(new Schedule.Cron("0 */10 8-18 ? * MON-FRI", "Europe/Madrid"));
    }

    @Test
    void theGoodwillFileIsCheckedWithTheOthers() throws IOException {
        assertThat(read().goodwill()).isSameAs(GoodwillPolicy.NONE);
        write("config/goodwill.yaml", "kinds: { refund: { alone: { agent: { per-month: 3, each: { EUR: 20 } } } } }");
        assertThat(read().goodwill().kinds()).hasSize(1);
        write("config/goodwill.yaml", "kinds: { refund: { lone: {} } }");
        Problems problems = new Problems();
        reader().read(problems);
        assertThat(problems.all()).extracting(Problem::what).containsExactly("The key 'lone' is not known here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "password=p; 0; ''; ''",
                "token-url=https://t.example/, client-id=a, client-secret=b, scope=c; 0; ''; ''",
                "token-url=https://t.example/, client-id=a, refresh-token=b; 0; ''; ''",
                "''; 2; 'password' or 'token-url' is missing; Add one of them",
                "password=p, token-url=https://t.example/, client-id=a, refresh-token=r; 9; beside 'password'; Remove one",
                "token-url=https://t.example/, client-secret=b, scope=c; 8; needs 'client-id'; Add it",
                "token-url=https://t.example/, client-id=a, scope=c; 8; 'client-secret' or 'refresh-token'; Add it",
                "password=p, scope=c; 9; needs 'token-url'; Add it",
            })
    void keysOfWhichOneIsNeededAreCheckedTogether(String keys, int line, String what, String cure) throws IOException {
        StringBuilder source = new StringBuilder("""
                - templatedRoute:
                    routeId: acme-care
                    routeTemplateRef: email
                    parameters:
                      - { name: brand, value: acme }
                      - { name: host,  value: imap.example }
                      - { name: user,  value: care@acme.example }
                """);
        for (String key : keys.isEmpty() ? new String[0] : keys.split(", ")) {
            source.append("      - { name: %s, value: '%s' }\n".formatted((Object[]) key.split("=")));
        }
        write("routes/sources/acme.camel.yaml", source.toString());

        if (line == 0) {
            assertThat(problems()).isEmpty();
        } else {
            assertThat(problems()).singleElement().satisfies(problem -> {
                assertThat(problem.line()).isEqualTo(line);
                assertThat(problem.what()).contains(what);
                assertThat(problem.cure()).contains(cure);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mastodon-tag                | mastodon-tagg               | 3 | Perhaps 'mastodon-tag' was meant",
                "value: acme                 | value: acne                 | 5 | Perhaps 'acme' was meant",
                "name: tag,                  | name: tags,                 | 7 | Perhaps 'tag' was meant",
                "value: 2m                   | value: soon                 | 9 | Write a number and a unit",
                "https://mastodon.example    | mastodon.example            | 6 | Write it in full",
                "ACME_MASTODON_TOKEN         | NOT_SET                     | 8 | Set it where the daemon is started",
                "routeId: acme-mastodon      | routeId: Acme Mastodon      | 2 | Use lower-case letters",
                "routeTemplateRef:           | routeTemplateRf:            | 3 | Perhaps 'routeTemplateRef' was meant",
                "- templatedRoute:           | - route:                    | 1 | templatedRoute"
            })
    void aMistakeIsNamedWithItsLineAndACure(String right, String wrong, int line, String cure) throws IOException {
        write("routes/sources/acme.camel.yaml", SOURCE.replace(right, wrong));

        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(Path.of("routes/sources/acme.camel.yaml"));
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.cure()).contains(cure);
        });
    }

    @Test
    void whatLooksLikeCodeInAParameterStaysAPlainValue() throws IOException {
        write("routes/sources/acme.camel.yaml", SOURCE.replace("acmebank", "\"${bean:mentions}\""));

        assertThat(read().sourceBook().find("acme-mastodon").orElseThrow().need("tag"))
                .isEqualTo("${bean:mentions}");
    }

    @Test
    void twoSourcesOfOneNameAreRefused() throws IOException {
        write("routes/sources/acme.camel.yaml", SOURCE + SOURCE);

        assertThat(problems()).extracting(Problem::what).contains("There are two sources named 'acme-mastodon'");
    }

    @Test
    void brokenYamlTagsAndBombsAreProblemsAndNothingMore() throws IOException {
        write("routes/sources/a.yaml", "- templatedRoute: [");
        write("routes/sources/b.yaml", "- !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]");
        write("routes/sources/c.yaml", "a: &a [1,1]\nb: &b [*a,*a]\n".repeat(3));

        assertThat(problems())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(problem -> assertThat(problem.cure()).isNotBlank());
    }

    @Test
    void anEmptyHomeIsFineAndHasNothingToListenTo() {
        Problems problems = new Problems();

        Configured configured = reader().read(problems);

        assertThat(problems.all()).isEmpty();
        assertThat(configured.sources()).isEmpty();
    }

    private Configured read() throws IOException {
        brand();
        Problems problems = new Problems();
        Configured configured = reader().read(problems);
        assertThat(problems.all()).isEmpty();
        return configured;
    }

    private List<Problem> problems() throws IOException {
        brand();
        Problems problems = new Problems();
        reader().read(problems);
        return problems.all();
    }

    private void brand() throws IOException {
        write("config/brands.yaml", """
                brands:
                  - { id: acme, name: Acme Bank, terms: ["acme bank"], time-zone: Europe/Madrid }
                """);
    }

    private ConfigurationReader reader() {
        Map<String, String> environment = Map.of("ACME_MASTODON_TOKEN", "the token");
        return new ConfigurationReader(new Home(home), new Secrets(environment::get));
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

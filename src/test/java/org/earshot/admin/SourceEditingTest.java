package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.admit.Digests;
import org.earshot.configure.Home;
import org.earshot.configure.Secrets;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class SourceEditingTest {
    private static final String FILE = """
            # Ann's
            - templatedRoute:
                routeId: acme-tag
                routeTemplateRef: mastodon-tag
                parameters:
                  - { name: brand,  value: acme }     # ours
                  - { name: server, value: https://mastodon.example }
                  - { name: tag,    value: acmebank }
                  - { name: token,  value: hunter2 }
            """;
    private static final Map<String, String> FEED = Map.of("brand", "acme", "url", "https://feed.example/");

    private final TestDatabase database = TestDatabase.derby();
    private final TestClock clock = new TestClock();
    private final Audit audit = new Audit(new AuditTable(database.jdbc(), database.ids()), clock);

    @TempDir
    private Path home;

    @BeforeEach
    void aBrandAndASource() throws IOException {
        write("config/brands.yaml", "brands:\n  - { id: acme, name: Acme Bank, terms: [acme bank] }\n");
        write("routes/sources/acme.camel.yaml", FILE);
    }

    @Test
    void aNewSourceGoesToTheConsolesOwnFileAndIntoTheAudit() throws IOException {
        SourceEdit done = editing().save(new SourceWish("news", "rss", FEED), true, null, "ada");

        assertThat(done).isEqualTo(new SourceEdit.Done("routes/sources/console.camel.yaml", false, List.of()));
        assertThat(text("console.camel.yaml")).isEqualTo("""
                - templatedRoute:
                    routeId: news
                    routeTemplateRef: rss
                    parameters:
                      - { name: brand, value: acme }
                      - { name: url, value: https://feed.example/ }
                """);
        assertThat(text("acme.camel.yaml")).isEqualTo(FILE);
        assertThat(audit.newest(5))
                .extracting(Audit.Entry::who, Audit.Entry::deed, Audit.Entry::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "ada", "source.add", "news (rss) in routes/sources/console.camel.yaml"));
        assertThat(editing().find("news")).map(SourceDefinition::values).contains(new LinkedHashMap<>(FEED));
        assertThat(editing().save(new SourceWish("news", "rss", FEED), true, null, "ada"))
                .isInstanceOf(SourceEdit.Faulty.class);
    }

    @Test
    void aSecretOfTheFileIsNeverShownAndStaysWhereNothingIsSaidOfIt() throws IOException {
        SourceDefinition now = editing().find("acme-tag").orElseThrow();
        assertThat(now.values()).doesNotContainKey("token");
        assertThat(now.inFile()).containsExactly("token");
        SourceWish wish = wish(now, "tag", "acme");

        assertThat(editing().preview(wish, false).difference().text())
                .contains("+      - { name: tag,    value: acme }", SourceText.MASK)
                .doesNotContain("hunter2");
        editing().save(wish, false, now.fingerprint(), "ada");

        assertThat(text("acme.camel.yaml")).isEqualTo(FILE.replace("acmebank", "acme"));
    }

    @Test
    void aSecretIsNamedNotTyped() {
        SourceDefinition now = editing().find("acme-tag").orElseThrow();

        assertThat(faults(wish(now, "token", "hunter3"))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("token");
            assertThat(fault.toString()).doesNotContain("hunter3");
        });
        assertThat(faults(wish(now, "token", "{{env:NOT_SET}}")))
                .extracting(SourceFault::field, SourceFault::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("token", "The environment variable NOT_SET is not set"));
        assertThat(faults(wish(now, "token", "{{env:ACME_TOKEN}}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "brand, acne, brand",
        "server, mastodon.example, server",
        "tag, '', tag",
        "every, soon, every",
        "cron, never, cron",
        "match, most, match",
        "tagg, x, tagg"
    })
    void aFaultIsToldBesideItsField(String name, String value, String field) throws IOException {
        SourceDefinition now = editing().find("acme-tag").orElseThrow();

        assertThat(faults(wish(now, name, value)))
                .extracting(SourceFault::field)
                .containsOnly(field);
        assertThat(editing().save(wish(now, name, value), false, null, "ada")).isInstanceOf(SourceEdit.Faulty.class);
        assertThat(text("acme.camel.yaml")).isEqualTo(FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/b", "..", "Api", "api", "", "a b", "é", ".hidden", "a\nb"})
    void aNameThatIsNoneIsRefused(String id) {
        SourceEdit edit = editing().save(new SourceWish(id, "rss", FEED), true, null, "ada");

        assertThat(edit)
                .asInstanceOf(type(SourceEdit.Faulty.class))
                .satisfies(faulty -> assertThat(faulty.faults())
                        .extracting(SourceFault::field)
                        .containsExactly("id"));
        assertThat(home.resolve("routes/sources/console.camel.yaml")).doesNotExist();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotOverwritten() throws IOException {
        SourceDefinition opened = editing().find("acme-tag").orElseThrow();
        String other = FILE.replace("# ours", "# theirs");
        write("routes/sources/acme.camel.yaml", other);

        SourceEdit edit = editing().save(wish(opened, "tag", "x"), false, opened.fingerprint(), "ada");

        assertThat(edit).asInstanceOf(type(SourceEdit.Overtaken.class)).satisfies(overtaken -> {
            assertThat(overtaken.difference().text()).contains("# theirs", "+      - { name: tag,    value: x }");
            assertThat(overtaken.fingerprint()).isEqualTo(Digests.sha256(other));
        });
        assertThat(text("acme.camel.yaml")).isEqualTo(other);
        assertThat(editing().remove("acme-tag", opened.fingerprint(), "ada")).isInstanceOf(SourceEdit.Overtaken.class);
    }

    @Test
    void theLastTwentyVersionsAreKeptWithTheFilesPermissions() throws IOException {
        Path file = home.resolve("routes/sources/acme.camel.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        for (int i = 0; i < 25; i++) {
            SourceDefinition now = editing().find("acme-tag").orElseThrow();
            editing().save(wish(now, "tag", "tag" + i), false, now.fingerprint(), "ada");
            clock.move(Duration.ofMillis(i % 2));
        }

        List<String> versions = names(home.resolve("routes/sources/.history"));
        assertThat(versions).hasSize(20).allMatch(name -> name.startsWith("acme.camel.yaml.2026"));
        assertThat(Files.readString(home.resolve("routes/sources/.history").resolve(versions.get(19))))
                .contains("tag23");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names(home.resolve("routes/sources"))).containsExactly(".history", "acme.camel.yaml");
        assertThat(SourcesFolder.files(new Home(home))).containsExactly(file);
    }

    @Test
    void aRemovedSourceIsGoneAndItsFileKept() throws IOException {
        assertThat(editing()
                        .previewRemoval("acme-tag")
                        .orElseThrow()
                        .difference()
                        .text())
                .contains("-    routeId: acme-tag")
                .doesNotContain("hunter2");

        assertThat(editing().remove("acme-tag", null, "ada")).isInstanceOf(SourceEdit.Done.class);

        assertThat(text("acme.camel.yaml")).isEqualTo("# Ann's\n");
        assertThat(editing().find("acme-tag")).isEmpty();
        assertThat(editing().remove("acme-tag", null, "ada")).isInstanceOf(SourceEdit.Missing.class);
    }

    @Test
    void linksAreNeverWrittenThrough() throws IOException {
        Path outside = Files.writeString(home.resolve("outside.yaml"), FILE);
        Files.delete(home.resolve("routes/sources/acme.camel.yaml"));
        Files.createSymbolicLink(home.resolve("routes/sources/acme.camel.yaml"), outside);
        SourceDefinition now = editing().find("acme-tag").orElseThrow();

        assertThat(editing().save(wish(now, "tag", "x"), false, null, "ada"))
                .asInstanceOf(type(SourceEdit.Refused.class))
                .satisfies(refused -> assertThat(refused.why()).contains("acme.camel.yaml is a link"));
        assertThat(outside).hasContent(FILE);

        Files.createSymbolicLink(home.resolve("routes/sources/.history"), Files.createDirectory(home.resolve("else")));
        assertThat(editing().save(new SourceWish("n", "rss", FEED), true, null, "ada"))
                .isInstanceOf(SourceEdit.Refused.class);
        assertThat(names(home.resolve("else"))).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidInOneSentence() throws IOException {
        write("routes/sources/.history", "a file stands where the folder should");

        assertThat(editing().save(new SourceWish("n", "rss", FEED), true, null, "ada"))
                .asInstanceOf(type(SourceEdit.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.why()).startsWith("routes/sources/console.camel.yaml cannot be written: "));
        assertThat(audit.newest(5)).isEmpty();
    }

    @Test
    void aMistakeElsewhereDoesNotKeepASourceFromBeingMended() throws IOException {
        write("routes/sources/zen.camel.yaml", FILE.replace("acme-tag", "zen").replace("value: acme ", "value: none "));
        SourceDefinition now = editing().find("acme-tag").orElseThrow();

        assertThat(faults(wish(now, "tag", "x"))).isEmpty();
        assertThat(faults(wish(now, "brand", "none")))
                .extracting(SourceFault::field)
                .containsExactly("brand");
    }

    @Test
    void everyTemplateCanBeFilledInWithItsOwnExamples() {
        for (Template template : editing().templates()) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String name : template.names()) {
                Parameter parameter = template.parameter(name).orElseThrow();
                boolean other = template.parameters().stream()
                                .anyMatch(each -> each.or().contains(name))
                        || parameter.with().stream().anyMatch(needed -> !values.containsKey(needed));
                if (other) {
                    continue; // what stands for something else that has an example
                }
                values.put(
                        name,
                        parameter.secret()
                                ? "{{env:ACME_TOKEN}}"
                                : parameter.example().orElseThrow());
            }
            assertThat(editing()
                            .preview(new SourceWish("new", template.id(), values), true)
                            .faults())
                    .as(template.id())
                    .isEmpty();
        }
    }

    private SourceEditing editing() {
        StaticListableBeanFactory none = new StaticListableBeanFactory();
        Secrets secrets = new Secrets(Map.of("ACME_TOKEN", "the token")::get);
        return new SourceEditing(
                new Home(home),
                secrets,
                clock,
                audit,
                none.getBeanProvider(Reloading.class),
                none.getBeanProvider(DryRuns.class));
    }

    private List<SourceFault> faults(SourceWish wish) {
        return editing().preview(wish, false).faults();
    }

    private static SourceWish wish(SourceDefinition now, String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(now.values());
        values.put(name, value);
        return new SourceWish(now.id(), now.template(), values);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve("routes/sources").resolve(file));
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        Files.writeString(file, text);
    }
}

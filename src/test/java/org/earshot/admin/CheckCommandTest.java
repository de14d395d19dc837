package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.earshot.store.Dialect;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import picocli.CommandLine;

class CheckCommandTest {
    @TempDir
    private Path home;

    @BeforeEach
    void aHome() throws Exception {
        write("config/brands.yaml", "brands:\n  - { id: acme, name: Acme, terms: [acme] }\n");
        write("config/prices.yaml", """
                platforms:
                  rss: { currency: EUR, prices: [{ per: request, price: 0.01 }] }
                """);
        write("routes/sources/acme.camel.yaml", """
                - templatedRoute:
                    routeId: acme-news
                    routeTemplateRef: rss
                    parameters:
                      - { name: brand, value: acme }
                      - { name: url, value: https://news.example/feed }
                      - { name: every, value: 1h }
                """);
    }

    @Test
    void withoutADatabaseTheForecastIsMadeFromTheSchedulesAndNothingIsCreated() {
        String said = check(0);

        assertThat(said)
                .contains("All is well in " + home)
                .contains("from the schedules alone")
                .contains("polls a month, 1 request each (assumed); posts not known yet; ")
                .contains(" EUR, 0 EUR so far");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void whatWasCountedIsReadFromTheDatabaseAsItIs() throws Exception {
        database("INSERT INTO spending VALUES ('acme-news', " + today() + ", 'rss', 'rss', " + today() * 86_400_000L
                + ", 10, 20, 10, 0, 0, 20, 0, 0)");

        assertThat(check(0))
                .contains("from the schedules and what was counted so far")
                .contains("polls a month, 2 requests each;")
                .contains(" EUR, 0.2 EUR so far");
    }

    @Test
    void aDatabaseThatADaemonHoldsIsLeftAlone() throws Exception {
        database("DELETE FROM spending");
        try (DataLock held = DataLock.take(new org.earshot.configure.Home(home)).orElseThrow()) {
            assertThat(check(0)).contains("the daemon holds it").doesNotContain("counted so far");
            assertThat(held).isNotNull();
        }
    }

    @Test
    void aBudgetForASourceThatIsNotThereIsAProblemAndNoForecastIsMade() throws Exception {
        write("config/prices.yaml", "sources:\n  acme-new: { priority: low }\n");

        assertThat(check(1))
                .contains("config/prices.yaml:2: There is no source 'acme-new'. Perhaps 'acme-news' was meant.")
                .doesNotContain("Forecast");
    }

    @Test
    void thePricesThatAreShippedAreRight() throws Exception {
        write("config/prices.yaml", Files.readString(Path.of("config/prices.yaml")));

        assertThat(check(0)).contains("All is well");
    }

    @Test
    void theExampleInTheShippedFileIsRightToo() throws Exception {
        List<String> lines = Files.readAllLines(Path.of("config/prices.yaml"));
        int first = lines.indexOf("# platforms:");
        int last = lines.indexOf("#       monthly: { soft: 10, hard: 20 }");
        String example = String.join(
                "\n",
                lines.subList(first, last + 1).stream()
                        .map(line -> line.substring(2))
                        .toList());
        write(
                "config/prices.yaml",
                example.replace("acme-x-search", "acme-news").replace("  x: ", "  rss: "));

        assertThat(check(0)).contains("All is well");
    }

    private String check(int code) {
        StringWriter out = new StringWriter();
        Launch launch = new Launch(CheckCommandTest.class, List.of("--earshot.home=" + home));
        CommandLine line = new CommandLine(new CheckCommand(launch)).setOut(new PrintWriter(out));
        assertThat(line.execute()).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    private void database(String statement) throws SQLException {
        String url = "jdbc:derby:" + home.resolve("data/derby");
        SimpleDriverDataSource source = new SimpleDriverDataSource(
                new org.apache.derby.iapi.jdbc.AutoloadedDriver(), url + ";create=true", "sa", "");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/derby")
                .placeholders(Dialect.DERBY.placeholders())
                .load()
                .migrate();
        assertThat(Dialect.of(source)).isEqualTo(Dialect.DERBY);
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statements = connection.createStatement()) {
            statements.execute(statement);
        }
    }

    private static long today() {
        return LocalDate.now(ZoneOffset.UTC).toEpochDay();
    }

    private void write(String path, String text) throws java.io.IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

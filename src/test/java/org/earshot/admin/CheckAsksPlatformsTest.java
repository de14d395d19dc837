package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.StandIn;
import org.earshot.fetch.StandIn.Served;
import org.earshot.respond.Replier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

class CheckAsksPlatformsTest {
    private static final String WHO = "/api/v1/accounts/verify_credentials";

    @TempDir
    private Path home;

    private final StandIn platform = StandIn.start();
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void brand() throws IOException {
        write("config/brands.yaml", "brands:\n  - { id: acme, name: Acme Bank, terms: [acme bank] }\n");
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aSourceWhoseKeyIsItsAccountsIsSaidToAnswerAsIt() throws IOException {
        toots("acmebank");
        platform.answer(WHO, Served.json("{\"username\":\"AcmeBank\",\"url\":\"https://toots.example/@AcmeBank\"}"));

        assertThat(check()).isZero();
        assertThat(out.toString()).contains("source acme-toots answers as @AcmeBank", "All is well");
        assertThat(home.resolve("data"))
                .as("the database, which a daemon may hold")
                .doesNotExist();
    }

    @Test
    void theKeyOfAnotherAccountIsAProblemWithItsLineAndACure() throws IOException {
        toots("acmebank");
        platform.answer(WHO, Served.json("{\"username\":\"kim\"}"));

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("routes/sources/acme.camel.yaml:8: The token of source acme-toots belongs to @kim and not to"
                        + " acmebank. Give it the token of that account, or correct account.")
                .contains("1 to mend.")
                .doesNotContain("a-secret-token");
    }

    @Test
    void aPlatformThatDoesNotSayIsANoteAndNoProblem() throws IOException {
        toots("acmebank");
        platform.answer(WHO, Served.of(503, "<html>"));

        assertThat(check()).isZero();
        assertThat(out.toString()).contains("note: source acme-toots: ", "503", "All is well");
    }

    @Test
    void theTokenOfAnAppThatOnlyListensIsANoteAndNoProblem() throws IOException {
        source("acme-x", "x-mentions", "user", "acmebank");
        platform.answer("/2/users/me", Served.of(403, "{\"title\":\"Unsupported Authentication\"}"));

        assertThat(check()).isZero();
        assertThat(out.toString()).contains("note: the token of source acme-x", "listen but not answer", "All is well");
    }

    @Test
    void aPageThatAnswersWithoutAnAccountIsAskedForToo() throws IOException {
        source("acme-page", "facebook-page", "page", "104");
        platform.answer("/v23.0/me", Served.json("{\"id\":\"104\",\"name\":\"Acme Bank\"}"));
        assertThat(check()).isZero();
        assertThat(out.toString()).contains("source acme-page answers as Acme Bank", "All is well");

        platform.answer("/v23.0/me", Served.json("{\"id\":\"77\",\"name\":\"Kim\"}"));
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("routes/sources/acme.camel.yaml:8: The token of source acme-page belongs to Kim, not to the"
                        + " page 104. Give it that page's own token.");
    }

    @Test
    void aMailServerIsAskedWhetherTheSourceMaySignIn() throws IOException {
        try (MailTown town = new MailTown()) {
            mailbox(town, MailTown.PASSWORD);
            assertThat(check()).isZero();
            assertThat(out.toString()).contains("source acme-care answers as care@acme.example", "All is well");

            mailbox(town, "a-wrong-password");
            assertThat(check()).isEqualTo(1);
            assertThat(out.toString())
                    .contains("routes/sources/acme.camel.yaml:9: ", "Correct user and password of source acme-care.")
                    .doesNotContain("a-wrong-password");
            assertThat(town.sent()).isEmpty();
        }
    }

    @Test
    void offlineNobodyIsAsked() throws IOException {
        toots("acmebank");

        assertThat(check("--offline")).isZero();
        assertThat(platform.heard(WHO)).isEmpty();
    }

    @Test
    void filesThatAreWrongAreMendedBeforeAnybodyIsAsked() throws IOException {
        toots("acmebank");
        write("config/alerts.yaml", "recipents: {}\n");

        assertThat(check()).isEqualTo(1);
        assertThat(out.toString()).contains("config/alerts.yaml:1", "1 to mend.");
        assertThat(platform.heard(WHO)).isEmpty();
    }

    @Test
    void anAddressOnThisMachineIsAskedOnlyWhereItIsAllowed() throws IOException {
        toots("acmebank");

        assertThat(run(List.of("--earshot.home=" + home))).isEqualTo(1);
        assertThat(out.toString()).contains("routes/sources/acme.camel.yaml:8: ", "allow-hosts");
        assertThat(platform.heard(WHO)).isEmpty();
    }

    @Test
    void everyReplierCanBeHadWithoutADatabase() {
        Launch launch = new Launch(Object.class, List.of("--earshot.home=" + home));
        try (ConfigurableApplicationContext alone = launch.bare(RepliersAlone.class)) {
            assertThat(alone.getBeansOfType(Replier.class).values())
                    .extracting(Replier::platform)
                    .contains("mastodon", "x", "bluesky", "app-store", "whatsapp", "facebook", "instagram", "email");
        }
    }

    private void toots(String account) throws IOException {
        source("acme-toots", "mastodon-mentions", "account", account);
    }

    private void source(String id, String template, String name, String account) throws IOException {
        write("routes/sources/acme.camel.yaml", """
                - templatedRoute:
                    routeId: %s
                    routeTemplateRef: %s
                    parameters:
                      - { name: brand, value: acme }
                      - { name: server, value: "%s" }
                      - { name: token, value: a-secret-token }
                      - { name: %s, value: "%s" }
                """.formatted(id, template, platform.base(), name, account));
    }

    private void mailbox(MailTown town, String password) throws IOException {
        write("routes/sources/acme.camel.yaml", """
                - templatedRoute:
                    routeId: acme-care
                    routeTemplateRef: email
                    parameters:
                      - { name: brand, value: acme }
                      - { name: host, value: 127.0.0.1 }
                      - { name: user, value: care }
                      - { name: password, value: %s }
                      - { name: account, value: care@acme.example }
                      - { name: smtp-host, value: 127.0.0.1 }
                      - { name: smtp-port, value: "%s" }
                      - { name: smtp-tls, value: none }
                """.formatted(
                        password, town.parameters().get("smtp-port")));
    }

    private int check(String... words) {
        return run(
                List.of(
                        "--earshot.home=" + home,
                        "--earshot.http.allow-hosts=127.0.0.1",
                        "--earshot.http.min-interval=0s"),
                words);
    }

    private int run(List<String> settings, String... words) {
        return new CommandLine(new CheckCommand(new Launch(Object.class, settings)))
                .setOut(new PrintWriter(out, true))
                .execute(words);
    }

    private void write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

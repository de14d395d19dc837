package org.earshot.respond.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.respond.email.Letters.mention;
import static org.earshot.respond.email.Letters.reply;
import static org.earshot.respond.email.Letters.source;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.ScriptedServer;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers on bad days. */
@Timeout(60)
class SmtpWeatherTest {
    private static final Fetcher NO_HTTP =
            request -> new Answer.Unanswered(Answer.Kind.NETWORK, "mail does not use HTTP", Optional.empty());
    private static final MailTown TOWN = new MailTown();
    private final EmailReplier replier = new EmailReplier(TOWN.door(), new Standings(Clock.systemUTC()));

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM | 553 not your address | Refused",
                "RCPT TO | 550 no such user | Refused",
                "RCPT TO | 450 greylisted | TryLater",
                "DATA | 452 full | TryLater",
                "DATA | 554 no | Refused",
                "MAIL FROM | HANG UP | TryLater",
                "RCPT TO | 421 going down | TryLater",
                "MAIL FROM | HTTP/1.1 400 Bad Request | TryLater",
            })
    void whatTheServerSaysDecidesWhatComesOfAReply(String when, String answer, String outcome) throws IOException {
        try (ScriptedServer server = smtp().on(when, answer)) {
            assertThat(send(mention("6", "x"), reply(6, 0, null, "y"), port(settle(server)))
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"250 taken | Sent", "451 try again | TryLater", "554 spam | Refused", "HANG UP | Refused"})
    void onlyABreakAtTheVeryEndLeavesItOpenWhetherItWentOut(String answer, String outcome) throws IOException {
        try (ScriptedServer server = smtp().on("the-last-line", "").on("DATA", "354 go on")) {
            settle(server).exactly(".", answer);
            Outcome made = send(mention("7", "x"), reply(7, 0, null, "the-last-line"), port(server));

            assertThat(made.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(made.toString().contains("may or may not")).isEqualTo(answer.equals("HANG UP"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "421 busy | TryLater",
                "554 go away | Refused",
                "'' | TryLater",
                "HANG UP | TryLater",
                "<html> | TryLater"
            })
    void aServerThatGreetsBadlyIsTriedAgainUnlessItSaysNo(String greeting, String outcome) throws IOException {
        try (ScriptedServer server = new ScriptedServer(greeting)) {
            assertThat(send(mention("8", "x"), reply(8, 0, null, "y"), port(server))
                            .getClass()
                            .getSimpleName())
                    .isEqualTo(outcome);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM | 553 not your address | MayNot | care@acme.example",
                "MAIL FROM | 450 later | Unsure | 450",
                "MAIL FROM | HANG UP | Unsure | 127.0.0.1",
                "AUTH | 535 no | MayNot | correct user and password of source acme-care",
                "AUTH | 454 later | Unsure | 454",
                "EHLO | 554 go away | MayNot | smtp-host",
                "QUIT | HANG UP | May | care@acme.example"
            })
    void whatTheServerSaysDecidesWhetherTheSourceMayAnswer(String when, String answer, String found, String said)
            throws IOException {
        try (ScriptedServer server = smtp().on(when, answer).on("HELO", "554 go away")) {
            Standing standing = replier.standing(source(with(port(settle(server)))), NO_HTTP);

            assertThat(standing.getClass().getSimpleName()).isEqualTo(found);
            assertThat(standing.toString()).contains(said).doesNotContain(MailTown.PASSWORD);
            assertThat(server.heard()).noneMatch(line -> line.startsWith("RCPT") || line.startsWith("DATA"));
        }
    }

    @Test
    void aServerWithoutStarttlsGetsNoPassword() throws IOException {
        try (ScriptedServer server = settle(smtp())) {
            Map<String, String> parameters = new HashMap<>(port(server));
            parameters.put("smtp-tls", "starttls");

            assertThat(send(mention("9", "x"), reply(9, 0, null, "y"), parameters)
                            .toString())
                    .contains("Refused", "STARTTLS");
            assertThat(replier.standing(source(with(parameters)), NO_HTTP).toString())
                    .contains("MayNot", "STARTTLS", "smtp-tls: implicit");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    private static ScriptedServer smtp() {
        return new ScriptedServer("220 ready");
    }

    /** The usual answers, behind those that a test gave before. */
    private static ScriptedServer settle(ScriptedServer server) {
        return server.on("EHLO", "250-ok\r\n250 AUTH PLAIN")
                .on("AUTH", "235 in")
                .on("MAIL FROM", "250 ok")
                .on("RCPT TO", "250 ok")
                .on("DATA", "354 go on")
                .on("RSET", "250 ok")
                .on("QUIT", "221 bye");
    }

    private static Map<String, String> port(ScriptedServer server) {
        return Map.of("smtp-port", String.valueOf(server.port()));
    }

    private Outcome send(Mention mention, Reply reply, Map<String, String> more) {
        Outcome outcome = replier.send(reply, mention, source(with(more)), NO_HTTP);
        assertThat(outcome.toString()).doesNotContain(MailTown.PASSWORD);
        return outcome;
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> parameters = TOWN.parameters();
        parameters.putAll(more);
        return parameters;
    }
}

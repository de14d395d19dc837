package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.StandIn.Served;
import org.earshot.listen.TestClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MailTokensTest {
    private static final String IMAP = "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2] ready";

    private static final MailTown TOWN = new MailTown();

    private final StandIn platform = StandIn.start();
    private final TestClock clock = new TestClock("2026-03-02T12:00:00Z");
    private final MailDoor door = MailTown.door(platform, clock);

    @AfterEach
    void close() {
        platform.close();
    }

    @AfterAll
    static void closeTown() {
        TOWN.close();
    }

    @Test
    void oneTokenServesReadingWaitingAndSending() throws MessagingException {
        platform.answer("/token", MailTown.token(MailTown.PASSWORD));

        read(Map.of());
        read(Map.of());
        door.await(place(Map.of())).close();
        send(Map.of());

        assertThat(platform.heard("/token"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.text())
                        .contains(
                                "grant_type=client_credentials",
                                "client_id=app-1",
                                "client_secret=" + MailTown.SECRET,
                                "scope=https%3A%2F%2Fmail.example%2F.default"));
    }

    @Test
    void aTokenIsRenewedShortlyBeforeItEndsWithTheLatestRefreshToken() throws MessagingException {
        platform.answer(
                "/token",
                Served.json("{\"access_token\":\"" + MailTown.PASSWORD
                        + "\",\"expires_in\":3599,\"refresh_token\":\"second\"}"));

        read(Map.of("refresh-token", "first"));
        clock.move(Duration.ofSeconds(3500));
        read(Map.of("refresh-token", "first"));
        assertThat(platform.heard("/token")).hasSize(1);
        clock.move(Duration.ofSeconds(40));
        read(Map.of("refresh-token", "first"));

        assertThat(platform.heard("/token")).hasSize(2);
        assertThat(platform.heard("/token").get(0).text()).contains("grant_type=refresh_token", "refresh_token=first");
        assertThat(platform.heard("/token").get(1).text()).contains("refresh_token=second");
    }

    @Test
    void aTokenThatTheServerRefusesIsThrownAwayAndFetchedAnewOnce() throws MessagingException {
        platform.answer("/token", MailTown.token("stale"), MailTown.token(MailTown.PASSWORD));

        read(Map.of());
        read(Map.of());
        assertThat(platform.heard("/token")).hasSize(2);

        platform.answer("/token", MailTown.token("wrong-4712"));
        MailTrouble reading = trouble(Map.of("client-id", "app-2"), false);
        MailTrouble sending = trouble(Map.of("client-id", "app-3"), true);

        assertThat(reading.kind()).isEqualTo(MailTrouble.Kind.ACCESS);
        assertThat(sending.kind()).isEqualTo(MailTrouble.Kind.ACCESS);
        assertThat(reading.why() + sending.why())
                .contains("does not take the access token")
                .doesNotContain("4712");
        assertThat(platform.heard("/token")).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\":\"invalid_grant\",\"error_description\":\"hush\"}|GRANT|put the new one into refresh-token",
                "401|{\"error\":\"invalid_client\",\"error_description\":\"hush\"}|GRANT|correct client-id and client-secret",
                "400|{\"error\":\"unauthorized_client\"}|GRANT|correct client-id and client-secret",
                "400|{\"error\":\"invalid_scope\"}|GRANT|correct scope",
                "404|<html>no</html>|GRANT|correct token-url",
                "403|no|GRANT|it answered 403",
                "400|{\"error\":\"temporarily_unavailable\"}|PASSES|temporarily_unavailable",
                "503|hush|PASSES|it answered 503",
                "429|hush|PASSES|it answered 429",
                "200|<html>hush</html>|PASSES|something else",
                "200|{\"error\":\"invalid_grant\"}|GRANT|invalid_grant",
            })
    void whatTheTokenEndpointSaysDecidesWhetherItPasses(int status, String body, MailTrouble.Kind kind, String said) {
        platform.answer("/token", Served.of(status, body));

        MailTrouble trouble = trouble(Map.of("refresh-token", "hush-hush-1"), false);

        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble.why()).contains("127.0.0.1", said).doesNotContain("hush", MailTown.SECRET);
    }

    @Test
    void anEndpointThatIsNotThereOrMayNotBeReachedIsTold() {
        assertThat(trouble(Map.of("token-url", "http://127.0.0.1:1/token"), false)
                        .kind())
                .isIn(MailTrouble.Kind.PASSES, MailTrouble.Kind.FORBIDDEN);
        assertThat(trouble(Map.of("token-url", "http://10.0.0.1/token"), false).kind())
                .isEqualTo(MailTrouble.Kind.FORBIDDEN);
    }

    /** Google and Microsoft say what is wrong in a challenge that has to be answered before they refuse. */
    @Test
    void aRefusalThatComesAsAChallengeIsUnderstoodAndNoPasswordIsTried() throws IOException {
        platform.answer("/token", MailTown.token("wrong-4712"));
        String said = initial("care", "wrong-4712");
        try (ScriptedServer imap = new ScriptedServer(IMAP);
                ScriptedServer smtp = new ScriptedServer("220 ready")) {
            imap.exactly(said, "FORMER NO AUTHENTICATE failed.")
                    .on("AUTHENTICATE XOAUTH2", "+ eyJzdGF0dXMiOiI0MDAifQ==")
                    .on("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2\r\nTAG OK done");
            smtp.on("EHLO", "250-ok\r\n250 AUTH LOGIN PLAIN XOAUTH2")
                    .exactly("", "535 5.7.3 no")
                    .on("AUTH XOAUTH2", "334 eyJzdGF0dXMiOiI0MDAifQ==");
            MailTrouble reading = trouble(Map.of("port", String.valueOf(imap.port())), false);
            MailTrouble sending = trouble(Map.of("smtp-port", String.valueOf(smtp.port())), true);

            assertThat(imap.heard()).hasSize(4).anyMatch(line -> line.endsWith(" AUTHENTICATE XOAUTH2 " + said));
            assertThat(smtp.heard()).contains("AUTH XOAUTH2 " + said);
            assertThat(reading.kind()).isEqualTo(MailTrouble.Kind.ACCESS);
            assertThat(sending.kind()).isEqualTo(MailTrouble.Kind.ACCESS);
        }
    }

    @Test
    void anAppThatMayNotOpenTheMailboxIsToldSo() throws IOException {
        platform.answer("/token", MailTown.token("good"));
        try (ScriptedServer imap = new ScriptedServer(IMAP)) {
            imap.on("AUTHENTICATE", "TAG OK in").on("", "TAG BAD User is authenticated but not connected.");
            MailPlace place = place(Map.of("port", String.valueOf(imap.port())));
            MessagingException refused = catchThrowableOfType(
                    MessagingException.class,
                    () -> door.read(place).examine("INBOX").close());

            assertThat(MailTrouble.of(refused, place).kind()).isEqualTo(MailTrouble.Kind.ACCESS);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=p|token-url=https://t.example/|remove one of them",
                "||needs a password, or token-url",
                "token-url=https://t.example/|client-id=a|no client-secret and no scope; add them",
                "client-id=a|client-secret=b|no token-url and no scope",
                "token-url=https://t.example/|refresh-token=r|no client-id; add it",
            })
    void aSourceHasEitherAPasswordOrAWholeGrant(@Nullable String one, @Nullable String two, String said) {
        Map<String, String> parameters = new HashMap<>(Map.of("host", "imap.example", "user", "u"));
        for (String given : new String[] {one, two}) {
            if (given != null) {
                parameters.put(given.substring(0, given.indexOf('=')), given.substring(given.indexOf('=') + 1));
            }
        }

        assertThat(MailPlace.imap(name -> Optional.ofNullable(parameters.get(name))))
                .isInstanceOfSatisfying(
                        MailPlace.Named.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains(said));
    }

    @Test
    void aServerOfItsOwnMayTakeAPasswordForSending() throws MessagingException {
        send(Map.of("smtp-password", MailTown.PASSWORD));

        assertThat(platform.heard()).isEmpty();
        assertThat(place(Map.of()) + "" + place(Map.of()).key())
                .doesNotContain(MailTown.SECRET)
                .contains("127.0.0.1");
    }

    private static String initial(String user, String token) {
        String said = "user=" + user + "\u0001auth=Bearer " + token + "\u0001\u0001";
        return Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    }

    private void read(Map<String, String> more) throws MessagingException {
        try (MailLine line = door.read(place(more))) {
            assertThat(line.tells()).isTrue();
        }
    }

    private void send(Map<String, String> more) throws MessagingException {
        try (SmtpLine line = door.send(smtp(more), "care@acme.example")) {
            line.rehearse("care@acme.example");
        }
    }

    private MailTrouble trouble(Map<String, String> more, boolean sending) {
        MailPlace place = sending ? smtp(more) : place(more);
        MessagingException refused = catchThrowableOfType(
                MessagingException.class,
                () -> (sending ? door.send(place, "care@acme.example") : door.read(place)).close());
        return MailTrouble.of(refused, place);
    }

    private MailPlace place(Map<String, String> more) {
        return ((MailPlace.Named.Known) MailPlace.imap(name -> parameter(more, name))).place();
    }

    private MailPlace smtp(Map<String, String> more) {
        return ((MailPlace.Named.Known) MailPlace.smtp(name -> parameter(more, name))).place();
    }

    private Optional<String> parameter(Map<String, String> more, String name) {
        Map<String, String> parameters = new HashMap<>(TOWN.parameters(platform));
        parameters.putAll(more);
        return Optional.ofNullable(parameters.get(name));
    }
}

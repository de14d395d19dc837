package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class MailDoorTest {
    private static final FetchSettings SETTINGS = FetchSettings.usualOnes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0x7f.1",
                "0177.0.0.1",
                "::1",
                "::ffff:7f00:1",
                "169.254.169.254",
                "10.0.0.1",
                "192.168.1.1",
                "fd00:ec2::254",
                "localhost"
            })
    void noServerOfThisMachineOrItsNetworkIsReached(String host) {
        MailDoor door = MailTown.door(SETTINGS);
        MailPlace place = place(host, 993);

        MessagingException reading = catchThrowableOfType(MessagingException.class, () -> door.read(place));
        MessagingException sending =
                catchThrowableOfType(MessagingException.class, () -> door.send(place, "a@b.example"));
        assertThat(MailTrouble.of(reading, place).kind()).isEqualTo(MailTrouble.Kind.FORBIDDEN);
        assertThat(MailTrouble.of(sending, place).kind()).isEqualTo(MailTrouble.Kind.FORBIDDEN);
    }

    @Test
    void aNameThatStandsForAPrivateAddressIsRefusedAndAskedForOnce() {
        AtomicInteger asked = new AtomicInteger();
        MailTokens tokens = new MailTokens(
                request -> new Answer.Unanswered(Answer.Kind.NETWORK, "nobody is there", Optional.empty()),
                new Sessions(),
                Clock.systemUTC());
        MailDoor door = new MailDoor(SETTINGS, tokens, host -> {
            asked.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName("10.1.2.3")};
        });
        MessagingException refused =
                catchThrowableOfType(MessagingException.class, () -> door.read(place("localhost", 993)));

        assertThat(MailTrouble.of(refused, place("mail.example", 993)).why()).contains("localhost", "allow-hosts");
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({
        "22,false",
        "80,false",
        "443,false",
        "6667,false",
        "143,true",
        "993,true",
        "25,true",
        "465,true",
        "587,true",
        "3143,true"
    })
    void onlyPortsOfMailServersAreReached(int port, boolean reached) {
        AddressGuard guard = new AddressGuard(new AllowedHosts(List.of("other.example:22")));

        assertThat(guard.mailServer("imap.example", port).isEmpty()).isEqualTo(reached);
        assertThat(guard.mailServer("other.example", 22)).isEmpty();
    }

    @Test
    void aServerThatTheAdminAllowedIsReached() throws MessagingException {
        try (MailTown town = new MailTown()) {
            MailPlace place = ((MailPlace.Named.Known) MailPlace.imap(
                            name -> Optional.ofNullable(town.parameters().get(name))))
                    .place();
            try (MailLine line = town.door().read(place)) {
                assertThat(line.tells()).isTrue();
            }
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotBelieved() {
        try (MailTown town = new MailTown("imaps")) {
            MailPlace place =
                    new MailPlace("127.0.0.1", town.imapPort(), MailPlace.Tls.IMPLICIT, "care", MailTown.PASSWORD);
            MessagingException refused = catchThrowableOfType(
                    MessagingException.class, () -> town.door().read(place));

            assertThat(MailTrouble.of(refused, place).why()).contains("TLS");
            assertThat(MailTrouble.of(refused, place).kind()).isEqualTo(MailTrouble.Kind.BROKEN);
        }
    }

    @Test
    void whatAServerMaySendIsBounded() throws IOException {
        try (ScriptedServer server = new ScriptedServer("x".repeat(10_000));
                Socket few = connected(server, new GuardedSockets.Bounds(1_000, 5_000, 0));
                Socket late = connected(server, new GuardedSockets.Bounds(1_000, 5_000, System.nanoTime() - 1))) {
            assertThatThrownBy(() -> readAll(few))
                    .isInstanceOf(GuardedSockets.Unbounded.class)
                    .hasMessageContaining("more");
            assertThatThrownBy(() -> readAll(late))
                    .isInstanceOf(GuardedSockets.Unbounded.class)
                    .hasMessageContaining("longer");
        }
    }

    @Test
    void aLineThatIsCutLetsNobodyWait() throws Exception {
        try (ScriptedServer server = new ScriptedServer("")) {
            GuardedSockets sockets = sockets(new GuardedSockets.Bounds(1_000, 5_000, 0));
            Socket socket = sockets.createSocket("127.0.0.1", server.port());
            Thread waiting = new Thread(sockets::cut);
            waiting.start();

            assertThatThrownBy(() -> readAll(socket)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void placesAreReadFromParametersAndNameWhatIsMissing() {
        assertThat(imap(Map.of("host", "Imap.Example.", "user", "u", "password", "p")))
                .isInstanceOf(MailPlace.Named.Unknown.class);
        assertThat(imap(Map.of("host", "Imap.Example", "user", "u", "password", "p")))
                .isEqualTo(new MailPlace.Named.Known(
                        new MailPlace("imap.example", 993, MailPlace.Tls.IMPLICIT, "u", "p")));
        assertThat(imap(Map.of("host", "imap.example", "tls", "starttls", "user", "u", "password", "p"))
                        .toString())
                .contains("imap.example:143")
                .doesNotContain("u,", "p]");
        assertThat(imap(Map.of("host", "a b", "user", "u", "password", "p")).toString())
                .contains("host");
        assertThat(imap(Map.of("host", "imap.example", "password", "p")).toString())
                .contains("user");
        assertThat(MailPlace.smtp(name -> Optional.ofNullable(
                                Map.of("smtp-host", "s.example", "user", "u", "password", "p", "smtp-password", "q")
                                        .get(name)))
                        .toString())
                .contains("s.example:587");
    }

    private static MailPlace.Named imap(Map<String, String> parameters) {
        return MailPlace.imap(name -> Optional.ofNullable(parameters.get(name)));
    }

    private static MailPlace place(String host, int port) {
        return new MailPlace(host, port, MailPlace.Tls.IMPLICIT, "user", "password");
    }

    private static GuardedSockets sockets(GuardedSockets.Bounds bounds) {
        AddressGuard guard = new AddressGuard(new AllowedHosts(List.of("127.0.0.1")));
        return new GuardedSockets(guard, InetAddress::getAllByName, bounds);
    }

    private static Socket connected(ScriptedServer server, GuardedSockets.Bounds bounds) throws IOException {
        Socket socket = sockets(bounds).createSocket();
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        return socket;
    }

    private static void readAll(Socket socket) throws IOException, UnknownHostException {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
        }
    }
}

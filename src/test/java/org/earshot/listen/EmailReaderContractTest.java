package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.ScriptedServer;
import org.earshot.listen.email.EmailReader;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link ReaderContractTest} promises of all readers, for the one that speaks IMAP. Its golden pairs are messages,
 * {@code routes/email/recorded/CASE.eml}, beside the posts that they must become.
 */
@Timeout(60)
class EmailReaderContractTest {
    private static final Fetcher NO_HTTP =
            request -> new Answer.Unanswered(Answer.Kind.NETWORK, "mail does not use HTTP", Optional.empty());
    private static final Path RECORDED = Path.of("routes/email/recorded");
    private static final Instant RECEIVED = Instant.parse("2026-03-02T12:00:00Z");
    private static final MailTown TOWN = new MailTown();
    private static final String GREETING = "* OK [CAPABILITY IMAP4rev1] ready";

    @AfterAll
    static void close() {
        TOWN.close();
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordedMessageBecomesItsMention(String name) throws IOException {
        Poll.Page page = (Poll.Page) read(recorded(name, "golden"));
        JsonNode mentions = new ObjectMapper().readTree(Files.readString(RECORDED.resolve(name + ".mentions.json")));

        assertThat(page.posts()).hasSize(mentions.size());
        assertThat(page.refused()).hasSize(1 - mentions.size());
        for (int i = 0; i < mentions.size(); i++) {
            PostFacts.assertAsRecorded(page.posts().get(i), mentions.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void idsAreStableAndNothingIsMarkedAsRead(String name) throws IOException {
        Source source = recorded(name, "stable");

        assertThat(posts(read(source)))
                .extracting(Post::id)
                .isEqualTo(posts(read(source)).stream().map(Post::id).toList());
        assertThat(TOWN.touched("stable-" + name)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameMailboxTwiceAddsNothing(String name) throws IOException {
        Source recorded = recorded(name, "twice");
        Bench bench = new Bench(TestDatabase.derby(), NO_HTTP, new EmailReader(TOWN.door()));
        Source source = bench.source(recorded.id(), "email", "email", recorded.parameters());

        bench.poller.poll(source.id());
        LedgerCounts first = bench.counts(source.id());
        bench.poller.poll(source.id());

        assertThat(bench.health(source.id()).state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.counts(source.id())).isEqualTo(first);
    }

    @Test
    void anEmptyFolderIsAnEmptyPage() {
        TOWN.folder("empty");

        Poll.Page page = (Poll.Page) read(source(Map.of("folder", "empty")));

        assertThat(page.posts()).isEmpty();
        assertThat(page.more()).isFalse();
        assertThat(page.next().isStart()).isFalse();
    }

    @Test
    void aRefusedPasswordStopsTheSourceAndSaysWhatToDo() {
        stops(source(Map.of("password", "wrong-4711")), "does not take user and password", "resume");
    }

    @Test
    void aFolderThatIsNotThereStopsTheSource() {
        stops(source(Map.of("folder", "Nowhere")), "there is no folder Nowhere", "resume");
        stops(source(Map.of("sent", "Nowhere")), "there is no folder Nowhere", "resume");
    }

    @Test
    void aHostThatIsNoneStopsTheSource() {
        stops(source(Map.of("host", "https://imap.example/")), "host", "resume");
        stops(source(Map.of("tls", "maybe")), "tls", "resume");
        stops(source(Map.of("port", "many")), "port", "resume");
    }

    @Test
    void anAddressOfThisMachineStopsTheSourceUnlessItIsAllowed() {
        Poll poll =
                new EmailReader(MailTown.door(FetchSettings.usualOnes())).read(source(Map.of()), Cursor.START, NO_HTTP);

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.Stop.class,
                        stop -> assertThat(stop.why())
                                .contains(
                                        "127.0.0.1 is not an address of the public internet", "allow-hosts", "resume"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* BYE too many connections | the connection broke",
                "HTTP/1.1 400 Bad Request | makes no sense",
                "'' | silent for longer than allowed",
                "HANG UP | the connection broke",
            })
    void aServerThatGreetsBadlyIsTriedAgain(String greeting, String why) throws IOException {
        try (ScriptedServer server = new ScriptedServer(greeting)) {
            Poll poll = read(source(Map.of("port", String.valueOf(server.port()))));

            assertThat(poll).isInstanceOf(Poll.TryLater.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TAG NO [UNAVAILABLE] the directory is down",
                "TAG NO [LIMIT] too many lines",
                "TAG NO Temporary authentication failure, try again later",
                "HANG UP",
                "* what is this",
            })
    void aServerThatLetsNobodyInNowIsTriedAgain(String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(GREETING)) {
            server.on("LOGIN", answer).on("AUTH", answer).on("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK done");

            assertThat(read(source(Map.of("port", String.valueOf(server.port())))))
                    .isInstanceOf(Poll.TryLater.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HANG UP",
                "* 1 FETCH (UID 1 BODY[]<0> {500}xxxHANG UP",
                "* 1 FETCH (UID one)",
                "<html>Back soon</html>",
                "TAG BAD what",
                "TAG NO not now",
            })
    void anAnswerThatIsCutOffOrMakesNoSenseLosesNothing(String answer) throws IOException {
        try (ScriptedServer server = new ScriptedServer(GREETING)) {
            server.on("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK done")
                    .on("LOGIN", "TAG OK in")
                    .on(
                            "EXAMINE",
                            "* 1 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 2] x\r\nTAG OK [READ-ONLY] done")
                    .on("FETCH", answer)
                    .on("", "TAG OK done");
            Poll poll = read(source(Map.of("port", String.valueOf(server.port()))));

            assertThat(poll).isInstanceOf(Poll.TryLater.class);
        }
    }

    @Test
    void aServerWithoutStarttlsGetsNoPassword() throws IOException {
        try (ScriptedServer server = new ScriptedServer(GREETING)) {
            server.on("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK done").on("", "TAG OK done");
            stops(source(Map.of("port", String.valueOf(server.port()), "tls", "starttls")), "STARTTLS", "resume");

            assertThat(server.heard()).noneMatch(line -> line.contains("LOGIN") || line.contains("AUTH"));
        }
    }

    private static void stops(Source source, String... pieces) {
        Poll poll = read(source);

        assertThat(poll)
                .isInstanceOfSatisfying(
                        Poll.Stop.class, stop -> assertThat(stop.why()).contains(pieces));
    }

    private static Source recorded(String name, String use) throws IOException {
        String folder = use + "-" + name;
        TOWN.arrive(folder, Files.readAllBytes(RECORDED.resolve(name + ".eml")), RECEIVED);
        return source(Map.of("folder", folder));
    }

    private static Source source(Map<String, String> more) {
        Map<String, String> parameters = TOWN.parameters();
        parameters.putAll(more);
        return new Source("recorded-email", "email", "email", "acme", parameters);
    }

    private static Poll read(Source source) {
        MailDoor door = MailTown.door(
                FetchSettings.usualOnes().allowing("127.0.0.1").within(Duration.ofMillis(700), Duration.ofSeconds(5)));
        Poll poll = new EmailReader(door).read(source, Cursor.START, NO_HTTP);
        assertThat(poll.toString()).doesNotContain(source.need("password"));
        return poll;
    }

    private static List<Post> posts(Poll poll) {
        return ((Poll.Page) poll).posts();
    }
}

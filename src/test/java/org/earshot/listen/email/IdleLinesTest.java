package org.earshot.listen.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.fetch.MailTown.letter;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.earshot.configure.Live;
import org.earshot.fetch.Backoff;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.ScriptedServer;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdleLinesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final MailTown town = new MailTown();
    private final Live<SourceBook> book = new Live<>(new SourceBook(List.of()));
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<String> polls = new LinkedBlockingQueue<>();
    private final IdleLines lines =
            new IdleLines(book, read::contains, polls::add, town.door(), new Backoff(new Random(1)));

    @AfterEach
    void close() {
        lines.stop();
        town.close();
        assertThat(threads()).isEmpty();
    }

    @Test
    void aMessageThatArrivesIsPolledForAtOnce() throws InterruptedException {
        configure(Map.of());
        lines.look();
        assertThat(poll()).as("what arrived while nobody waited").isEqualTo("care");
        idle();

        town.arrive("INBOX", letter("1", "x"), NOW);
        assertThat(poll()).isEqualTo("care");
        idle();
        town.arrive("INBOX", letter("2", "x"), NOW);
        assertThat(poll()).isEqualTo("care");
        assertThat(town.touched("INBOX")).isFalse();
    }

    @Test
    void aLineThatBreaksIsOpenedAgain() throws InterruptedException {
        configure(Map.of());
        lines.look();
        poll();
        idle();
        town.restart();

        assertThat(poll()).as("what arrived while nobody waited").isEqualTo("care");
        idle();
        town.arrive("INBOX", letter("1", "x"), NOW);
        assertThat(poll()).isEqualTo("care");
    }

    @Test
    void linesEndWithTheirSources() throws InterruptedException {
        configure(Map.of());
        lines.look();
        poll();
        assertThat(threads()).hasSize(1);

        book.swap(new SourceBook(List.of()));
        lines.look();
        ended();
    }

    @Test
    void aSourceThatIsPausedStoppedOrFailingHasNoLine() throws InterruptedException {
        configure(Map.of());
        lines.look();
        poll();
        read.clear();
        lines.look();
        ended();
        assertThat(polls.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aSourceThatChangesGetsANewLine() throws InterruptedException {
        configure(Map.of());
        lines.look();
        poll();
        town.folder("Care");
        configure(Map.of("folder", "Care"));
        lines.look();
        assertThat(poll()).isEqualTo("care");
        idle();

        town.arrive("Care", letter("1", "x"), NOW);
        assertThat(poll()).isEqualTo("care");
    }

    @Test
    void whoWantsNoLineHasNone() throws InterruptedException {
        configure(Map.of("idle", "false"));
        lines.look();

        assertThat(threads()).isEmpty();
        assertThat(polls.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aServerThatTellsNothingIsLeftToThePolls() throws InterruptedException, IOException {
        try (ScriptedServer server = new ScriptedServer("* OK [CAPABILITY IMAP4rev1] ready")) {
            server.on("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK done").on("", "TAG OK done");
            configure(Map.of("port", String.valueOf(server.port())));
            lines.look();

            assertThat(polls.poll(1, TimeUnit.SECONDS)).isNull();
            assertThat(server.heard()).noneMatch(line -> line.contains("IDLE"));
            lines.stop();
        }
    }

    @Test
    void aServerThatIsAwayIsNotRunAgainst() throws InterruptedException, IOException {
        try (ScriptedServer server = new ScriptedServer("* BYE not now")) {
            configure(Map.of("port", String.valueOf(server.port())));
            lines.look();

            assertThat(polls.poll(2, TimeUnit.SECONDS)).isNull();
            assertThat(threads()).hasSize(1);
            lines.stop();
        }
    }

    @Test
    void theDaemonStartsAndEndsTheWatch() throws InterruptedException {
        configure(Map.of());
        lines.start();

        assertThat(poll()).isEqualTo("care");
        assertThat(lines.isRunning()).isTrue();
        lines.stop();
        assertThat(lines.isRunning()).isFalse();
    }

    private void configure(Map<String, String> more) {
        Map<String, String> parameters = town.parameters();
        parameters.putAll(more);
        book.swap(new SourceBook(List.of(new Source("care", "email", "email", "acme", parameters))));
        read.add("care");
    }

    private String poll() throws InterruptedException {
        return String.valueOf(polls.poll(20, TimeUnit.SECONDS));
    }

    /** Waits until the server has somebody to tell: the line's first poll comes just before it waits. */
    private void idle() throws InterruptedException {
        for (int i = 0; i < 200 && !waiting(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(waiting()).isTrue();
    }

    private static boolean waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(one -> one.getKey().getName().equals("mail-care"))
                .flatMap(one -> java.util.Arrays.stream(one.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals("readIdleResponse"));
    }

    private static void ended() throws InterruptedException {
        for (int i = 0; i < 200 && !threads().isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(threads()).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("mail-"))
                .toList();
    }
}

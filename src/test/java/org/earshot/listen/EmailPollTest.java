package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.earshot.fetch.MailTown.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.earshot.fetch.MailTown;
import org.earshot.listen.email.EmailReader;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class EmailPollTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final MailTown town = new MailTown();
    private final Bench bench = new Bench(TestDatabase.derby(), request -> null, new EmailReader(town.door()));

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void theFirstPollStoresTheNewestPageOnly() {
        arrive("INBOX", 1, 70);

        poll(Map.of());

        assertThat(numbers()).containsExactlyElementsOf(upTo(21, 70));
        assertThat(town.touched("INBOX")).isFalse();
    }

    @Test
    void aBurstOfFivePagesIsReadWhole() {
        arrive("INBOX", 1, 3);
        poll(Map.of());
        arrive("INBOX", 4, 270);
        poll(Map.of());
        poll(Map.of());

        assertThat(numbers()).containsExactlyElementsOf(upTo(1, 270));
        assertThat(bench.counts("care").heard()).isEqualTo(270);
    }

    @Test
    void aWalkThatIsBrokenOffGoesOnWhereItWas() {
        arrive("INBOX", 1, 120);
        Source source = source(Map.of("since", "2026-01-01"));
        EmailReader reader = new EmailReader(town.door());

        Poll.Page first = (Poll.Page) reader.read(source, Cursor.START, request -> null);
        Poll.Page second = (Poll.Page) reader.read(source, first.next(), request -> null);
        Poll.Page third = (Poll.Page) new EmailReader(town.door()).read(source, second.next(), request -> null);

        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(List.of(
                        first.posts().size(),
                        second.posts().size(),
                        third.posts().size()))
                .containsExactly(50, 50, 20);
        assertThat(third.posts().get(19).text()).startsWith("About 120");
    }

    @Test
    void aFirstWalkGoesBackToTheDayThatItIsToldAndNoFurther() {
        town.arrive("INBOX", letter("old", "x"), Instant.parse("2026-02-10T12:00:00Z"));
        IntStream.rangeClosed(1, 60)
                .forEach(i ->
                        town.arrive("INBOX", letter(String.valueOf(i), "x"), Instant.parse("2026-02-20T12:00:00Z")));

        poll(Map.of("since", "2026-02-15"));

        assertThat(numbers()).containsExactlyElementsOf(upTo(1, 60));
    }

    @Test
    void aFolderThatIsNumberedAnewIsReadAgainFromItsLastDayAndNamesTheGap() {
        arrive("Care", 1, 60);
        poll(Map.of("folder", "Care", "since", "2026-01-01"));
        town.renumber("Care");
        town.arrive("Care", letter("older", "x"), NOW.minus(Duration.ofDays(30)));
        arrive("Care", 60, 130);
        poll(Map.of("folder", "Care", "since", "2026-01-01"));

        assertThat(numbers()).containsExactlyElementsOf(upTo(1, 130));
        assertThat(bench.counts("care").duplicate()).isEqualTo(1);
        assertThat(bench.health("care").gaps()).hasSize(1);
        assertThat(bench.health("care").gaps().get(0).gap().why()).contains("UIDVALIDITY", "2026-03-02");
    }

    @Test
    void aSourceThatIsPointedAtAnotherFolderBeginsAnew() {
        arrive("INBOX", 1, 3);
        arrive("Care", 4, 5);
        poll(Map.of());
        poll(Map.of("folder", "Care"));

        assertThat(numbers()).containsExactlyElementsOf(upTo(1, 5));
        assertThat(bench.health("care").gaps()).isEmpty();
    }

    @Test
    void answersOfTheBrandAreHeardFromItsSentMailWhereWeHaveWhatTheyAnswer() {
        arrive("INBOX", 1, 1);
        town.arrive("Sent", own("5", "1@shop.example"), NOW.plusSeconds(60));
        town.arrive("Sent", own("6", "somebody-else@shop.example"), NOW.plusSeconds(61));

        poll(Map.of("sent", "Sent"));

        assertThat(bench.texts()).containsExactly("About 1\n\nPlease help.", "Re: About\n\nWe are on it.");
        assertThat(ours()).containsExactly(false, true);
        assertThat(bench.counts("care").unmatched()).isEqualTo(1);
    }

    @Test
    void whatIsSentIsReadOnceAllThatItMayAnswerIsStored() {
        arrive("INBOX", 1, 120);
        town.arrive("Sent", own("5", "119@shop.example"), NOW.plusSeconds(60));

        poll(Map.of("sent", "Sent", "since", "2026-01-01"));

        assertThat(bench.texts()).hasSize(121).contains("Re: About\n\nWe are on it.");
    }

    @Test
    void ofALargeMessageOnlyTheTextIsFetched() {
        byte[] picture = new byte[3_000_000];
        Arrays.fill(picture, (byte) 7);
        String many =
                "From: ann@shop.example\r\nMessage-ID: <big@shop.example>\r\nSubject: Damage\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
        String photo = "--b\r\nContent-Type: image/jpeg; name=p.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(picture) + "\r\n";
        String text = "--b\r\nContent-Type: text/plain\r\n\r\nLook at this.\r\n";
        town.arrive("INBOX", many + text + photo + "--b--\r\n", NOW);
        town.arrive("INBOX", (many + photo + text + "--b--\r\n").replace("<big@", "<big2@"), NOW);

        poll(Map.of());

        assertThat(bench.texts()).containsExactly("Damage\n\nLook at this.", "Damage\n\nLook at this.");
    }

    @Test
    void whoSendsOtherWordsUnderTheIdOfAnotherChangesNothing() {
        arrive("INBOX", 1, 1);
        poll(Map.of());
        town.arrive("INBOX", letter("1", "All is well, thank you."), NOW.plusSeconds(60));
        poll(Map.of());

        assertThat(bench.texts()).containsExactly("About 1\n\nPlease help.");
        assertThat(bench.counts("care").duplicate()).isEqualTo(1);
    }

    @Test
    void aMessageThatNobodyCanReadHoldsNothingUp() {
        town.arrive(
                "INBOX",
                "From: <<<>>>\r\nContent-Type: multipart/mixed; boundary=\r\nDate: never\r\n\r\n\u0000\r\n--",
                NOW);
        town.arrive("INBOX", "Auto-Submitted: auto-replied\r\n\r\nI am away", NOW);
        arrive("INBOX", 1, 1);

        poll(Map.of());

        assertThat(bench.health("care").state()).isEqualTo(SourceHealth.State.OK);
        assertThat(bench.texts()).contains("About 1\n\nPlease help.");
        assertThat(bench.counts("care").refused()).isEqualTo(1);
        assertThat(bench.counts("care").heard()).isEqualTo(3);
    }

    @Test
    void aServerThatWasAwayIsGoneOnWith() {
        arrive("INBOX", 1, 2);
        poll(Map.of());
        poll(Map.of("port", "1"));
        assertThat(bench.health("care").state()).isIn(SourceHealth.State.STOPPED, SourceHealth.State.FAILING);
        arrive("INBOX", 3, 4);
        bench.clock.move(Duration.ofHours(1));
        poll(Map.of());

        assertThat(numbers()).containsExactlyElementsOf(upTo(1, 4));
    }

    private void arrive(String folder, int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> town.arrive(folder, letter(String.valueOf(i), "Please help."), NOW));
    }

    private static String own(String id, String parent) {
        return "From: care@acme.example\r\nTo: ann@shop.example\r\nSubject: Re: About\r\nMessage-ID: <own-" + id
                + "@acme.example>\r\nIn-Reply-To: <" + parent + ">\r\nReferences: <" + parent
                + ">\r\n\r\nWe are on it.\r\n";
    }

    private Source source(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(town.parameters());
        parameters.putAll(more);
        return bench.source("care", "email", "email", parameters);
    }

    private void poll(Map<String, String> more) {
        bench.poller.poll(source(more).id());
    }

    /** The numbers in the subjects of what is stored. */
    private List<Integer> numbers() {
        return bench.texts().stream()
                .map(text ->
                        Integer.parseInt(text.lines().findFirst().orElse("").replace("About ", "")))
                .toList();
    }

    private static List<Integer> upTo(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }

    private List<Boolean> ours() {
        return bench.database
                .jdbc()
                .sql("SELECT ours FROM mention ORDER BY id")
                .query(Boolean.class)
                .list();
    }
}

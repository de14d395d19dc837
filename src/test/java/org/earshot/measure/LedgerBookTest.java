package org.earshot.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class LedgerBookTest {
    private static final String DOCUMENT = "{}";

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void everyPostIsAccountedForFromHearingToAlert(TestDatabase database) {
        brought(database, "masto", 10, 5);
        brought(database, "feed", 3, 0);
        mention(database, 1, "masto", "HEARD");
        mention(database, 2, "masto", "READ");
        mention(database, 3, "masto", "JUDGED");
        mention(database, 4, "masto", "QUEUED");
        mention(database, 5, "masto", "DONE");
        inCase(database, 100, 4);
        inCase(database, 101, 5);
        alert(database, 1, 101, "ann");
        alert(database, 2, 101, "bob");

        LedgerBook book = new LedgerBook(table(database), Clock.systemUTC());

        assertThat(book.read(null))
                .containsExactly(
                        new LedgerLine("feed", 3, 0, 0, 0, 3, 0, 0, 0, 0, 0),
                        new LedgerLine("masto", 10, 5, 0, 0, 5, 0, 3, 2, 2, 1))
                .allMatch(LedgerLine::addsUp);
        assertThat(book.read("masto"))
                .singleElement()
                .satisfies(line -> assertThat(line.queued()).isEqualTo(2));
        assertThat(book.read("nobody")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void aMentionThatNobodyCountedOrThatWentMissingShows(TestDatabase database) {
        brought(database, "lost", 4, 4);
        mention(database, 1, "lost", "DONE");
        mention(database, 2, "uncounted", "HEARD");

        LedgerBook book = new LedgerBook(table(database), Clock.systemUTC());

        assertThat(book.read(null)).extracting(LedgerLine::source).containsExactly("lost", "uncounted");
        assertThat(book.read(null)).noneMatch(LedgerLine::addsUp);
        assertThat(new LedgerLine("a", 5, 1, 1, 1, 1, 0, 1, 0, 0, 0).addsUp()).isFalse();
        assertThat(new LedgerLine("a", 5, 1, 1, 1, 1, 1, 1, 0, 0, 0).addsUp()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.earshot.store.TestDatabase#all")
    void manyWhoLookAtOnceCountOnceASecond(TestDatabase database) {
        TurnedClock clock = new TurnedClock();
        LedgerBook book = new LedgerBook(table(database), clock);
        assertThat(book.read(null)).isEmpty();
        brought(database, "feed", 1, 0);

        assertThat(book.read(null)).isEmpty();
        clock.now = clock.now.plus(Duration.ofSeconds(1));
        assertThat(book.read(null)).hasSize(1);
        brought(database, "other", 1, 0);
        clock.now = clock.now.minus(Duration.ofHours(1));
        assertThat(book.read(null)).hasSize(2);
    }

    static void brought(TestDatabase database, String source, long heard, long stored) {
        database.jdbc()
                .sql(
                        "INSERT INTO ledger (source, heard, stored, duplicate, edited, unmatched, refused) VALUES (?, ?, ?, 0, 0, ?, 0)")
                .param(source)
                .param(heard)
                .param(stored)
                .param(heard - stored)
                .update();
    }

    static void mention(TestDatabase database, long id, String source, String stage) {
        database.jdbc()
                .sql("""
                        INSERT INTO mention (id, platform, external_id, source, brand, author, body, heard_at, revision, fingerprint,
                                             summoned, visibility, stage, urgent, version, attempts, next_at, parked)
                        VALUES (?, 'rss', ?, ?, 'acme', 'ann', 'text', 0, 0, 'f', FALSE, 'PUBLIC', ?, FALSE, 0, 0, 0, FALSE)
                        """)
                .param(id)
                .param("id-" + id)
                .param(source)
                .param(stage)
                .update();
    }

    static void inCase(TestDatabase database, long caseId, long mention) {
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank,
                                           score, opened_at, due_at, main_mention, mention_count, changed_at, version)
                        VALUES (?, ?, 'acme', 'rss', 't', 'ann', 'ann', 'OPEN', 1, 60, 0, 0, ?, 1, 0, 0)
                        """)
                .param(caseId)
                .param("conversation-" + caseId)
                .param(mention)
                .update();
        jdbc.sql("INSERT INTO case_mention (case_id, mention_id) VALUES (?, ?)")
                .param(caseId)
                .param(mention)
                .update();
    }

    static void alert(TestDatabase database, long id, long caseId, String recipient) {
        database.jdbc()
                .sql("""
                        INSERT INTO alert (id, alert_id, case_id, recipient, channel, reason, document, state, created_at, next_at,
                                           attempts)
                        VALUES (?, ?, ?, ?, 'email', 'case.opened', ?, 'PENDING', 0, 0, 0)
                        """)
                .param(id)
                .param("msg_" + id)
                .param(caseId)
                .param(recipient)
                .param(DOCUMENT)
                .update();
    }

    /** A clock that stands until a test turns it. */
    private static final class TurnedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static LedgerReadTable table(TestDatabase database) {
        return new LedgerReadTable(database.jdbc(), new DataSourceTransactionManager(database.source()));
    }
}

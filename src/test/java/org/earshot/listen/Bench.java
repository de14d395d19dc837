package org.earshot.listen;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.earshot.configure.Live;
import org.earshot.fetch.Backoff;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Lines;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Nudge;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Receipt;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.TestMentions;
import org.earshot.spend.PriceBook;
import org.earshot.spend.Spending;
import org.earshot.spend.TestSpending;
import org.earshot.store.TestDatabase;

/** The listening station as the daemon wires it, on a test database, with a clock that tests move. */
final class Bench {
    static final Brand ACME = new Brand(
            "acme",
            "Acme Bank",
            List.of("acme bank", "@acmebank", "#acmebank"),
            List.of("acme dynamite"),
            Set.of("en"),
            OfficeHours.always(ZoneOffset.UTC));

    final TestClock clock = new TestClock("2026-03-02T12:00:00Z");
    final Live<SourceBook> book = new Live<>(new SourceBook(List.of()));
    final Live<BrandBook> brands = new Live<>(new BrandBook(List.of(ACME)));
    final List<Nudge> nudged = new CopyOnWriteArrayList<>();
    final List<Receipt> told = new CopyOnWriteArrayList<>();
    final List<Stage> stages = new CopyOnWriteArrayList<>();
    final TestDatabase database;
    final LedgerTable ledger;
    final Poller poller;
    final Hooks hooks;
    final DryReader dryReader;
    final Sources sources;
    final Streams streams;
    final Intake intake;
    final Sweep sweep;
    final Live<PriceBook> prices = new Live<>(PriceBook.NONE);
    final Spending spending;
    private final VitalsTable vitals;
    private final SourceTable table;
    private final Hearing hearing;
    private final Fetcher fetcher;

    Bench(TestDatabase database, Fetcher fetcher, PlatformReader... readers) {
        this(database, fetcher, List.of(), readers);
    }

    Bench(TestDatabase database, Fetcher fetcher, List<HookReader> hookReaders, PlatformReader... readers) {
        this(database, fetcher, hookReaders, List.of(), readers);
    }

    Bench(TestDatabase database, PoliteFetcher fetcher, StreamReader reader) {
        this(database, fetcher, List.of(), List.of(reader));
    }

    private Bench(
            TestDatabase database,
            Fetcher fetcher,
            List<HookReader> hookReaders,
            List<StreamReader> streamReaders,
            PlatformReader... readers) {
        this.database = database;
        ledger = new LedgerTable(database.jdbc());
        table = new SourceTable(database.jdbc(), database.ids());
        vitals = new VitalsTable(database.jdbc());
        HookReaders pushed = new HookReaders(hookReaders);
        StreamReaders streamed = new StreamReaders(
                streamReaders, fetcher, fetcher instanceof PoliteFetcher polite ? polite : new NoLines());
        spending = TestSpending.on(database, prices, brands, clock);
        Readers all = new Readers(List.of(readers), pushed, streamed, fetcher);
        Collisions collisions = new Collisions(database.transactions());
        Threading threading = new Threading(TestMentions.table(database));
        this.fetcher = fetcher;
        hearing = new Hearing(
                brands,
                post -> post.text().contains("urgent"),
                TestMentions.inbox(database),
                TestMentions.gone(database),
                threading,
                ledger,
                table,
                new Bookkeeping(spending, vitals, clock),
                collisions,
                this::nudge,
                clock);
        hooks = new Hooks(
                book,
                pushed,
                hearing,
                table,
                new DeliveryTable(database.jdbc()),
                List.of((source, receipt) -> told.add(receipt)),
                clock);
        poller = new Poller(
                book,
                all,
                hearing,
                table,
                collisions,
                new Bounding(spending, clock),
                new Backoff(new Longest()),
                clock);
        dryReader =
                new DryReader(all, streamed, brands, table, hearing, spending, TestMentions.inbox(database), threading);
        streams = new Streams(new Streams.House(
                book,
                brands,
                streamed,
                hearing,
                table,
                TestMentions.table(database),
                collisions,
                new Backoff(new Longest()),
                clock));
        sources = new Sources(book, table, vitals, spending, poller, streams, collisions, clock);
        intake = new Intake(hearing, clock);
        sweep = new Sweep(TestMentions.table(database), this::nudge, clock);
    }

    Rechecking rechecking(Rechecker... recheckers) {
        return new Rechecking(
                List.of(recheckers), TestMentions.recheck(database), book, table, hearing, spending, fetcher, clock);
    }

    /** Refuses every line, for tests that open none. */
    private static final class NoLines implements Lines {
        @Override
        public Dialled events(Request request) {
            return socket(request);
        }

        @Override
        public Dialled socket(Request request) {
            throw new IllegalStateException("this test opens no line");
        }
    }

    /** Draws the longest back-off every time. */
    private static final class Longest implements RandomGenerator {
        @Override
        public long nextLong() {
            return Long.MAX_VALUE;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    private void nudge(Stage stage, List<Nudge> nudges) {
        stages.add(stage);
        nudged.addAll(nudges);
    }

    /** Adds a source of the brand acme to the configuration, or replaces the one with its id. */
    Source source(String id, String platform, String template, Map<String, String> parameters) {
        Source source = new Source(id, platform, template, "acme", parameters);
        List<Source> all = new ArrayList<>(book.get().all());
        all.removeIf(other -> other.id().equals(id));
        all.add(source);
        book.swap(new SourceBook(all));
        return source;
    }

    SourceHealth health(String id) {
        return sources.find(id).orElseThrow();
    }

    Cursor cursor(String id) {
        return table.load(id).cursor();
    }

    LedgerCounts counts(String id) {
        return ledger.of(id).orElse(new LedgerCounts(id, 0, 0, 0, 0, 0, 0));
    }

    /** How many deliveries are remembered. */
    long deliveries() {
        return database.jdbc()
                .sql("SELECT COUNT(*) FROM delivery")
                .query(Long.class)
                .single();
    }

    /** The texts of mentions that are known to be deleted. */
    List<String> gone() {
        return database.jdbc()
                .sql("SELECT body FROM mention WHERE gone_at IS NOT NULL ORDER BY id")
                .query((row, number) -> Objects.requireNonNull(row.getString("body")))
                .list();
    }

    /** The texts of all mentions, in the order of their rows. */
    List<String> texts() {
        return database.jdbc()
                .sql("SELECT body FROM mention ORDER BY id")
                .query((row, number) -> Objects.requireNonNull(row.getString("body")))
                .list();
    }
}

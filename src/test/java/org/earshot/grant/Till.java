package org.earshot.grant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.GoneTable;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.SourceBook;
import org.earshot.respond.Cases;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.VerdictTable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The package as Spring wires it, on a database of its own, with two cases of Acme in Madrid, at noon of 31 March 2026 UTC. */
final class Till implements AutoCloseable {
    static final long CASE = 1;
    static final long OTHER_CASE = 2;
    static final Person ANN = new Person("ann", "agent");
    static final Person BOB = new Person("bob", "agent");
    static final Person SUE = new Person("sue", "supervisor");
    static final Person SAM = new Person("sam", "supervisor");
    static final String POLICY = """
            kinds:
              refund:
                alone:
                  agent: { per-month: 10, each: { EUR: 200, USD: 150, JPY: 20000 }, total: { EUR: 500 } }
                  supervisor: { per-month: 20, each: { EUR: 1000 } }
              extra-time:
                unit: minutes
                alone:
                  agent: { per-month: 2, each: { minutes: 16 } }
              voucher: {}
            """;

    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Till(TestDatabase database) {
        this.database = database;
        clock.move(Duration.between(clock.instant(), Instant.parse("2026-03-31T12:00:00Z")));
        context.registerBean(DataSource.class, database::source);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(JdbcTemplate.class, database::template);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Dialect.class, database::dialect);
        context.registerBean(Ids.class, database::ids);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        live("brands", new BrandBook(List.of(brand("acme", "Europe/Madrid"), brand("volta", "Pacific/Kiritimati"))));
        live("sources", new SourceBook(List.of()));
        live("policy", TriagePolicy.DEFAULT);
        live("prices", PriceBook.NONE);
        context.register(MentionTable.class, MentionInbox.class, GoneTable.class, VerdictTable.class, Sessions.class);
        context.scan("org.earshot.grant", "org.earshot.respond", "org.earshot.spend");
        context.registerBean(org.earshot.fetch.Fetcher.class, () -> request -> {
            throw new AssertionError("nothing is asked for here");
        });
        context.refresh();
        context.getBeanProvider(
                        org.springframework.core.ResolvableType.forClassWithGenerics(Live.class, GoodwillPolicy.class))
                .forEach(live -> swap((Live<?>) live));
        open(CASE, "acme");
        open(OTHER_CASE, "volta");
    }

    @SuppressWarnings("unchecked")
    private static void swap(Live<?> live) {
        ((Live<GoodwillPolicy>) live).swap(policy(POLICY));
    }

    private static Brand brand(String id, String zone) {
        OfficeHours hours = OfficeHours.always(ZoneId.of(zone));
        return new Brand(id, id, List.of(id), List.of(), Set.of("en"), hours);
    }

    @SuppressWarnings("unchecked")
    private <T> void live(String name, T value) {
        context.registerBean(name, Live.class, () -> new Live<>(value));
    }

    /** What a file says that has no problem. */
    static GoodwillPolicy policy(String yaml) {
        Problems problems = new Problems();
        GoodwillPolicy read = GoodwillFile.read(
                YamlFile.parse(yaml, Path.of("config/goodwill.yaml"), problems).orElseThrow());
        if (!problems.none()) {
            throw new AssertionError(problems.all());
        }
        return read;
    }

    /** What is wrong with a file. */
    static List<Problem> problems(String yaml) {
        Problems problems = new Problems();
        YamlFile.parse(yaml, Path.of("config/goodwill.yaml"), problems).ifPresent(GoodwillFile::read);
        return problems.all();
    }

    private void open(long id, String brand) {
        database.jdbc()
                .sql(
                        "INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank,"
                                + " score, opened_at, due_at, main_mention, mention_count, changed_at, version)"
                                + " VALUES (?, ?, ?, 'mastodon', 't', 'k', 'carla', 'OPEN', 1, 60, 0, 0, 1, 1, 0, 0)")
                .params(id, "c" + id, brand)
                .update();
    }

    Goodwill goodwill() {
        return context.getBean(Goodwill.class);
    }

    Approvals approvals() {
        return context.getBean(Approvals.class);
    }

    GoodwillBook book() {
        return context.getBean(GoodwillBook.class);
    }

    Cases cases() {
        return context.getBean(Cases.class);
    }

    void pass(Duration time) {
        clock.move(time);
    }

    static Wish wish(String number, String unit) {
        return new Wish(CASE, "refund", number, unit, "late parcel", null);
    }

    /** What came of giving a refund alone, in a word. */
    String give(Person person, String number, String unit) {
        return word(goodwill().give(wish(number, unit), person, false));
    }

    static String word(Giving giving) {
        if (giving instanceof Giving.Above above) {
            return above.excess().limit().word();
        }
        if (giving instanceof Giving.Faulty faulty) {
            return "no " + faulty.field();
        }
        return giving instanceof Giving.Done ? "given" : giving instanceof Giving.Waiting ? "waits" : "again";
    }

    /** What the ledger holds of a person in a month, as refunds given alone. */
    GoodwillBook.Left refunds(Person person, Month month) {
        return book().left(person, month).get(0);
    }

    List<String> journal(long id) {
        return cases().journal(id).stream()
                .map(line -> line.who() + " " + line.deed() + ": " + line.text())
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}

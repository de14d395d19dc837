package org.earshot.survey;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.earshot.admin.TestClock;
import org.earshot.configure.Live;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.GoneTable;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Visibility;
import org.earshot.respond.Cases;
import org.earshot.respond.ReplySender;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.ReadingTable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where pigeons set out: the package as Spring wires it, on a database of its own. Acme asks an hour after a case was resolved. */
final class Loft implements AutoCloseable {
    private final TestDatabase database;
    private final TestClock clock = new TestClock();
    private final Pigeons pigeons = new Pigeons();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Loft(TestDatabase database) {
        this.database = database;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("earshot.public-url", "https://care.example/")));
        context.registerBean(DataSource.class, database::source);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(JdbcTemplate.class, database::template);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Dialect.class, database::dialect);
        context.registerBean(Ids.class, database::ids);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        context.registerBean(Pigeons.class, () -> pigeons);
        OfficeHours always = OfficeHours.always(ZoneOffset.UTC);
        live(
                "brands",
                new BrandBook(List.of(new Brand("acme", "Acme", List.of("acme"), List.of(), Set.of("pl"), always))));
        live("sources", new SourceBook(List.of(new Source("acme-pigeon", "pigeon", "pigeon", "acme", Map.of()))));
        live("policy", TriagePolicy.DEFAULT);
        live("prices", PriceBook.NONE);
        context.register(
                MentionTable.class,
                MentionInbox.class,
                GoneTable.class,
                VerdictTable.class,
                ReadingTable.class,
                Sessions.class);
        context.scan("org.earshot.survey", "org.earshot.respond", "org.earshot.spend");
        context.registerBean(org.earshot.fetch.Fetcher.class, () -> request -> {
            throw new AssertionError("nothing is asked for here");
        });
        context.refresh();
        ask(new SurveyPolicy.Asking(true, Duration.ofHours(1), Duration.ofDays(90), Set.of(), Map.of()));
    }

    @SuppressWarnings("unchecked")
    private <T> void live(String name, T value) {
        context.registerBean(name, Live.class, () -> new Live<>(value));
    }

    @SuppressWarnings("unchecked")
    void ask(SurveyPolicy.Asking asking) {
        ResolvableType type = ResolvableType.forClassWithGenerics(Live.class, SurveyPolicy.class);
        ((Live<SurveyPolicy>) context.getBeanProvider(type).getObject()).swap(new SurveyPolicy(Map.of("acme", asking)));
    }

    Surveying surveying() {
        return context.getBean(Surveying.class);
    }

    Surveys surveys() {
        return context.getBean(Surveys.class);
    }

    Cases cases() {
        return context.getBean(Cases.class);
    }

    TestDatabase database() {
        return database;
    }

    Pigeons pigeons() {
        return pigeons;
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.move(time);
    }

    /** Forgets what a case held, as if its author had deleted it. */
    void forget(long caseId) {
        long mention = cases().find(caseId).orElseThrow().mainMention();
        database.jdbc()
                .sql("UPDATE mention SET gone_at = 1 WHERE id = ?")
                .param(mention)
                .update();
        context.getBeansOfType(org.earshot.mention.Purge.class)
                .values()
                .forEach(place -> place.purge(List.of(mention)));
    }

    /** Sends what is in the outbox. */
    void fly() {
        context.getBean(ReplySender.class).sendDue();
    }

    /** An open case with one letter. */
    long opened(String customer, Visibility visibility) {
        MentionId id = new MentionId(
                "pigeon", "letter-from-" + customer + "-" + database.ids().next());
        Post.ReplyTo place = new Post.ReplyTo(id.externalId(), null, id.externalId(), true, visibility);
        Post post = Post.of(id, new Author(customer, customer, null, null), "Where is my parcel?")
                .with(Post.Details.NONE.answering(place));
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-pigeon", "acme", clock.instant());
        database.transactions()
                .executeWithoutResult(
                        status -> context.getBean(MentionInbox.class).store(List.of(post), origin, any -> true));
        long mention =
                context.getBean(MentionTable.class).find(id).orElseThrow().id();
        long opened = database.ids().next();
        database.jdbc()
                .sql(
                        "INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank,"
                                + " score, opened_at, due_at, main_mention, mention_count, changed_at, version)"
                                + " VALUES (?, ?, 'acme', 'pigeon', 't', ?, ?, 'OPEN', 1, 60, ?, ?, ?, 1, 0, 0)")
                .params(
                        opened,
                        "c" + opened,
                        customer,
                        customer,
                        clock.instant().toEpochMilli(),
                        Long.MAX_VALUE,
                        mention)
                .update();
        database.jdbc()
                .sql("INSERT INTO case_mention (case_id, mention_id) VALUES (?, ?)")
                .params(opened, mention)
                .update();
        return opened;
    }

    /** A case that was resolved two hours ago. */
    long resolved(String customer) {
        long id = opened(customer, Visibility.DIRECT);
        cases().resolve(id, "ann", "solved");
        pass(Duration.ofHours(2));
        return id;
    }

    /** Asks and sends; the token of the last letter. */
    String token() {
        surveying().sendDue();
        fly();
        String letter = pigeons.letters().get(pigeons.letters().size() - 1);
        return letter.substring(letter.lastIndexOf('/') + 1);
    }

    @Override
    public void close() {
        context.close();
    }
}

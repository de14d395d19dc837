package org.earshot.know;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.ErasedTable;
import org.earshot.mention.ForgottenTable;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.mention.WordingTable;
import org.earshot.notify.AlertRules;
import org.earshot.notify.AlertSettings;
import org.earshot.notify.Alerting;
import org.earshot.notify.Recipient;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Queueing;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Backgrounds;
import org.earshot.triage.Judgements;
import org.earshot.triage.Reason;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Readings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The packages respond, notify and know as Spring wires them, on a given database, with a clock that tests turn. */
final class KnowTown implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final TestDatabase database;
    private final TurnedClock clock = new TurnedClock();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private int said;

    KnowTown(TestDatabase database) {
        this.database = database;
        context.registerBean(Wiring.class, () -> new Wiring(database, clock));
        context.register(
                MentionTable.class,
                MentionInbox.class,
                ErasedTable.class,
                ForgottenTable.class,
                WordingTable.class,
                VerdictTable.class,
                Sessions.class);
        context.registerBean(Backgrounds.class, () -> Judgements.backgrounds(database));
        context.registerBean(ReadingTable.class, () -> Readings.of(database));
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        context.registerBean(Colleagues.class, () -> () -> List.of("anna", "ben", "ben.b", "sam"));
        context.scan("org.earshot.respond", "org.earshot.spend", "org.earshot.notify", "org.earshot.know");
        context.scan("org.earshot.retell");
        ForgettingPlaces.scan(context);
        context.refresh();
    }

    <T> T the(Class<T> bean) {
        return context.getBean(bean);
    }

    Cases cases() {
        return the(Cases.class);
    }

    Customers customers() {
        return the(Customers.class);
    }

    JdbcClient jdbc() {
        return database.jdbc();
    }

    TestDatabase database() {
        return database;
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    Instant now() {
        return clock.now;
    }

    /** The case of a new post in a thread of its own. */
    Case opened(String platform, Author author) {
        said++;
        Post post = Post.of(new MentionId(platform, "post-" + said), author, "acme bank, post " + said)
                .with(Post.Details.NONE
                        .on(now().minusSeconds(60))
                        .answering(new Post.ReplyTo("thread-" + said, null, "own-" + said, true, Visibility.PUBLIC)));
        return cases().ofMention(queued(post, verdict(Urgency.HIGH))).orElseThrow();
    }

    Case opened(String platform, String name) {
        return opened(platform, new Author("id-" + name, name, null, null));
    }

    /** Sends a post down the line with a verdict; returns the mention's id. */
    long queued(Post post, Verdict verdict) {
        long id = stored(post);
        judged(id, verdict);
        the(Queueing.class).queue(id);
        the(Alerting.class).alert(id);
        return id;
    }

    /** Stores a post; 0 where it was refused. */
    long stored(Post post) {
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-" + post.id().platform(), "acme", now());
        MentionInbox inbox = the(MentionInbox.class);
        database.transactions().executeWithoutResult(status -> inbox.store(List.of(post), origin, any -> true));
        return the(MentionTable.class).find(post.id()).map(Mention::id).orElse(0L);
    }

    void judged(long id, Verdict verdict) {
        Mention heard = the(MentionTable.class).find(id).orElseThrow();
        if (!heard.post().details().ours()) {
            jdbc().sql("DELETE FROM verdict WHERE mention_id = ?").param(id).update();
            Judgements.save(database, heard, verdict);
            database.transactions()
                    .executeWithoutResult(status -> the(MentionTable.class).advance(heard, Stage.JUDGED));
        }
    }

    static Verdict verdict(Urgency urgency) {
        return verdict(urgency, "test", null);
    }

    static Verdict verdict(Urgency urgency, String code, @Nullable String words) {
        int score = 90 - 25 * urgency.rank();
        Reason reason = words == null
                ? Reason.of(code, score, "because")
                : new Reason(code, score, words, 0, words.length(), "because");
        return new Verdict(urgency, score, true, true, List.of(reason));
    }

    static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class TurnedClock extends Clock {
        private volatile Instant now = START;

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

    /** Not marked as a configuration, so that no scan of another test finds it. */
    static class Wiring {
        private final TestDatabase database;
        private final Clock clock;

        Wiring(TestDatabase database, Clock clock) {
            this.database = database;
            this.clock = clock;
        }

        @Bean
        JdbcClient client() {
            return database.jdbc();
        }

        @Bean
        JdbcTemplate template() {
            return database.template();
        }

        @Bean
        TransactionTemplate transactions() {
            return database.transactions();
        }

        @Bean
        Dialect dialect() {
            return database.dialect();
        }

        @Bean
        Ids ids() {
            return database.ids();
        }

        @Bean
        Clock clock() {
            return clock;
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean(destroyMethod = "close")
        PoliteFetcher fetcher() {
            return new PoliteFetcher(
                    FetchSettings.usualOnes().every(Duration.ZERO).allowing("127.0.0.1", "localhost"));
        }

        @Bean
        AlertSettings settings() {
            return new AlertSettings("https://care.example", new AlertSettings.Mail("earshot@acme.example"));
        }

        @Bean
        Live<AlertRules> rules() {
            Recipient.Webhook hook = new Recipient.Webhook(URI.create("https://hook.example/"), "secret");
            Recipient team = new Recipient("team", List.of(), hook);
            return new Live<>(new AlertRules(
                    Map.of("team", team),
                    List.of(new AlertRules.Rule(
                            Set.of("acme"), Set.of(Urgency.CRITICAL, Urgency.HIGH), Set.of(), List.of("team")))));
        }

        @Bean
        Live<BrandBook> brands() {
            OfficeHours always = OfficeHours.always(ZoneOffset.UTC);
            return new Live<>(new BrandBook(
                    List.of(new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en"), always))));
        }

        @Bean
        Live<SourceBook> sources() {
            Map<String, String> parameters =
                    Map.of("server", "https://mastodon.example", "token", "a-token", "account", "@acme");
            return new Live<>(new SourceBook(
                    List.of(new Source("acme-mastodon", "mastodon", "mastodon-tag", "acme", parameters))));
        }

        @Bean
        Live<PriceBook> prices() {
            return new Live<>(PriceBook.NONE);
        }

        @Bean
        Live<TriagePolicy> policy() {
            return new Live<>(TriagePolicy.DEFAULT);
        }
    }
}

package org.earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.Cases;
import org.earshot.respond.Queueing;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Reason;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The packages respond and notify as Spring wires them, on a given database, with a clock that tests turn. */
final class Bureau implements AutoCloseable {
    final Live<AlertRules> rules = new Live<>(AlertRules.NONE);
    private final TestDatabase database;
    private final TurnedClock clock;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Bureau(TestDatabase database) {
        this(database, new TurnedClock());
    }

    private Bureau(TestDatabase database, TurnedClock clock) {
        this.database = database;
        this.clock = clock;
        context.registerBean(Wiring.class, () -> new Wiring(database, clock, rules));
        context.register(MentionTable.class, MentionInbox.class, VerdictTable.class, Sessions.class);
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        context.scan("org.earshot.respond", "org.earshot.spend", "org.earshot.notify", "org.earshot.retell");
        context.refresh();
    }

    /** Another daemon on the same database, by the same clock. */
    Bureau another() {
        Bureau other = new Bureau(database, clock);
        other.rules.swap(rules.get());
        return other;
    }

    Alerting alerting() {
        return context.getBean("alerting", Alerting.class);
    }

    AlertSender sender() {
        return context.getBean("alertSender", AlertSender.class);
    }

    AlertTests tests() {
        return context.getBean(AlertTests.class);
    }

    Alerts alerts() {
        return context.getBean(Alerts.class);
    }

    Cases cases() {
        return context.getBean(Cases.class);
    }

    MentionTable mentions() {
        return context.getBean(MentionTable.class);
    }

    Instant now() {
        return clock.instant();
    }

    void pass(Duration time) {
        clock.turn(time);
    }

    /** Stores, judges and queues a post of Ann's in her one thread; returns the mention's id. */
    long queued(String id, Urgency urgency) {
        return queued(id, "ann", urgency);
    }

    long queued(String id, String author, Urgency urgency) {
        Post.ReplyTo place = new Post.ReplyTo("thread of " + author, null, id, false, Visibility.PUBLIC);
        Post post = Post.of(new MentionId("mastodon", id), new Author(author, author, null, null), "acme bank " + id)
                .with(Post.Details.NONE.answering(place));
        MentionInbox inbox = context.getBean(MentionInbox.class);
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-mastodon", "acme", now());
        database.transactions().executeWithoutResult(status -> inbox.store(List.of(post), origin, any -> true));
        Mention heard = mentions().find(post.id()).orElseThrow();
        judge(heard, urgency);
        context.getBean("queueing", Queueing.class).queue(heard.id());
        return heard.id();
    }

    private void judge(Mention heard, Urgency urgency) {
        int score = 90 - 25 * urgency.rank();
        Verdict verdict = new Verdict(urgency, score, true, true, List.of(Reason.of("test", score, "because")));
        database.jdbc()
                .sql(
                        "INSERT INTO verdict (mention_id, source, urgency, score, about_brand, needs_reply, policy, judged_at, document)"
                                + " VALUES (?, 'acme-mastodon', ?, 0, TRUE, TRUE, 'test', 0, ?)")
                .param(heard.id())
                .param(urgency.name())
                .param(json(verdict))
                .update();
        database.transactions().executeWithoutResult(status -> mentions().advance(heard, Stage.JUDGED));
    }

    private static String json(Object value) {
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
        private volatile Instant now = AlertSample.NOW;

        private synchronized void turn(Duration time) {
            now = now.plus(time);
        }

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
        private final Live<AlertRules> rules;

        Wiring(TestDatabase database, Clock clock, Live<AlertRules> rules) {
            this.database = database;
            this.clock = clock;
            this.rules = rules;
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
            return rules;
        }

        @Bean
        Live<BrandBook> brands() {
            OfficeHours always = OfficeHours.always(ZoneOffset.UTC);
            return new Live<>(new BrandBook(
                    List.of(new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en"), always))));
        }

        @Bean
        Live<SourceBook> sources() {
            return new Live<>(new SourceBook(List.of()));
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

    /** Rules that send every critical and high case to these. */
    static AlertRules urgentTo(Recipient... recipients) {
        Map<String, Recipient> byName = new java.util.TreeMap<>();
        for (Recipient recipient : recipients) {
            byName.put(recipient.name(), recipient);
        }
        AlertRules.Rule rule = new AlertRules.Rule(
                Set.of(), Set.of(Urgency.CRITICAL, Urgency.HIGH), Set.of(), List.copyOf(byName.keySet()));
        return new AlertRules(byName, List.of(rule));
    }
}

package org.earshot.respond;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.earshot.configure.Live;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailTown;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.GoneTable;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.mention.Purge;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.earshot.respond.mastodon.MastodonOnLoopback;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Reason;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The package as Spring wires it, on a database of its own, with a clock that tests turn. */
public final class Desk implements AutoCloseable {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final TestDatabase database;
    private final TurnedClock clock = new TurnedClock(START);
    private final Queue<Long> changed = new ConcurrentLinkedQueue<>();
    public final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public Desk(TestDatabase database) {
        this(database, MastodonOnLoopback.NOWHERE);
    }

    /** A desk whose only Mastodon source speaks to the given server. */
    public Desk(TestDatabase database, String server) {
        this.database = database;
        context.registerBean(Wiring.class, () -> new Wiring(database, clock, server));
        context.register(MentionTable.class, MentionInbox.class, GoneTable.class, VerdictTable.class, Sessions.class);
        context.register(SaidGate.class);
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof CaseChanged change) {
                changed.add(change.caseId());
            }
        });
        context.scan("org.earshot.respond", "org.earshot.spend");
        context.refresh();
    }

    public Cases cases() {
        return context.getBean(Cases.class);
    }

    Replies replies() {
        return context.getBean(Replies.class);
    }

    Queueing queueing() {
        return context.getBean("queueing", Queueing.class);
    }

    ReplySender sender() {
        return context.getBean("replySender", ReplySender.class);
    }

    MentionTable mentions() {
        return context.getBean(MentionTable.class);
    }

    @SuppressWarnings("unchecked")
    public <T> T bean(String name) {
        return (T) context.getBean(name);
    }

    TestDatabase database() {
        return database;
    }

    Queue<Long> changed() {
        return changed;
    }

    public Instant now() {
        return clock.instant();
    }

    public void pass(Duration time) {
        clock.turn(time);
    }

    /** A case with one mention, open. */
    public Case opened(String id, Urgency urgency) {
        return cases().ofMention(queued(post(id, "ann"), urgency)).orElseThrow();
    }

    /** The brand's own account answers on the platform. */
    void said(String id, String thread, @Nullable String parent, Instant at) {
        Post.ReplyTo place = new Post.ReplyTo(thread, parent, id, false, Visibility.UNLISTED);
        Post post = Post.of(
                        new MentionId("mastodon", "https://other.example/" + id),
                        new Author("key-acme", "acme@other.example", null, null),
                        "We have answered, post " + id)
                .with(Post.Details.NONE.answering(place).on(at).byBrand());
        queueing().queue(stored(post));
    }

    /** The author deletes a post. */
    void deleted(String id) {
        MentionId gone = new MentionId("mastodon", "https://other.example/" + id);
        database.transactions()
                .executeWithoutResult(status -> context.getBean(GoneTable.class).mark(List.of(gone), clock.instant()));
        queueing().queue(mentions().find(gone).orElseThrow().id());
    }

    /** Forgets what a deleted mention left behind. */
    void purge(long mention) {
        context.getBeansOfType(Purge.class).values().forEach(place -> place.purge(List.of(mention)));
    }

    private long stored(Post post) {
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-mastodon", "acme", clock.instant());
        MentionInbox inbox = context.getBean(MentionInbox.class);
        database.transactions().executeWithoutResult(status -> inbox.store(List.of(post), origin, any -> true));
        return mentions().find(post.id()).orElseThrow().id();
    }

    /** Stores, judges and queues a post; returns the mention's id. */
    long queued(Post post, Urgency urgency) {
        long id = judged(post, verdict(urgency));
        queueing().queue(id);
        return id;
    }

    /** Stores a post, or its edit, and a verdict on it. */
    long judged(Post post, Verdict verdict) {
        long id = stored(post);
        JdbcClient jdbc = database.jdbc();
        jdbc.sql("DELETE FROM verdict WHERE mention_id = ?").param(id).update();
        jdbc.sql(
                        "INSERT INTO verdict (mention_id, source, urgency, score, about_brand, needs_reply, policy, judged_at, document)"
                                + " VALUES (?, 'acme-mastodon', 'x', 0, TRUE, TRUE, 'test', 0, ?)")
                .param(id)
                .param(json(verdict))
                .update();
        Mention heard = mentions().find(id).orElseThrow();
        database.transactions().executeWithoutResult(status -> mentions().advance(heard, Stage.JUDGED));
        return id;
    }

    static Verdict verdict(Urgency urgency) {
        int score = 90 - 25 * urgency.rank();
        return new Verdict(urgency, score, true, true, List.of(Reason.of("test", score, "because")));
    }

    static Post post(String id, String author) {
        return post(id, author, null, null);
    }

    /** A post by an author of another server, in a thread or under a parent where these are given. */
    static Post post(String id, String author, @Nullable String thread, @Nullable String parent) {
        Post.ReplyTo place = new Post.ReplyTo(thread, parent, id, true, Visibility.UNLISTED);
        return Post.of(
                        new MentionId("mastodon", "https://other.example/" + id),
                        new Author("key-" + author, author + "@other.example", null, null),
                        "acme bank, post " + id)
                .with(Post.Details.NONE.answering(place));
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

    /** Not marked as a configuration, so that no scan of another test finds it. */
    static class Wiring {
        private final TestDatabase database;
        private final Clock clock;
        private final String server;

        Wiring(TestDatabase database, Clock clock, String server) {
            this.database = database;
            this.clock = clock;
            this.server = server;
        }

        @Bean
        Live<PriceBook> prices() {
            return new Live<>(PriceBook.NONE);
        }

        @Bean
        DataSource source() {
            return database.source();
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

        @Bean
        Fetcher fetcher() {
            return new PlainFetcher();
        }

        @Bean
        Live<BrandBook> brands() {
            OfficeHours always = OfficeHours.always(ZoneOffset.UTC);
            return new Live<>(new BrandBook(
                    List.of(new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en"), always))));
        }

        @Bean
        Live<SourceBook> sources() {
            Map<String, String> parameters = Map.of("server", server, "token", "a-token");
            return new Live<>(new SourceBook(
                    List.of(new Source("acme-mastodon", "mastodon", "mastodon-tag", "acme", parameters))));
        }

        @Bean
        Live<TriagePolicy> policy() {
            return new Live<>(TriagePolicy.DEFAULT);
        }
    }
}

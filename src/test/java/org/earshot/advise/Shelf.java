package org.earshot.advise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
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
import org.earshot.mention.SourceBook;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.TriagePolicy;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Sentiment;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A library on a database of its own, as Spring wires it, on Monday, 2 March 2026, at ten o'clock. */
final class Shelf implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Shelf(TestDatabase database) {
        this.database = database;
        context.registerBean(DataSource.class, database::source);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(JdbcTemplate.class, database::template);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Dialect.class, database::dialect);
        context.registerBean(Ids.class, database::ids);
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(MailDoor.class, () -> MailTown.door(FetchSettings.usualOnes()));
        live("brands", new BrandBook(List.of(brand("acme", "Acme Bank"), brand("volta", "Volta"))));
        live("sources", new SourceBook(List.of()));
        live("policy", TriagePolicy.DEFAULT);
        live("prices", PriceBook.NONE);
        context.register(
                MentionTable.class,
                MentionInbox.class,
                GoneTable.class,
                VerdictTable.class,
                ReadingTable.class,
                Sessions.class);
        context.scan("org.earshot.advise", "org.earshot.respond", "org.earshot.spend");
        context.registerBean(org.earshot.fetch.Fetcher.class, () -> request -> {
            throw new AssertionError("nothing is asked for here");
        });
        context.refresh();
    }

    private void live(String name, Object value) {
        org.springframework.beans.factory.support.RootBeanDefinition bean =
                new org.springframework.beans.factory.support.RootBeanDefinition(Live.class, () -> new Live<>(value));
        Class<?> type = value.getClass();
        bean.setTargetType(org.springframework.core.ResolvableType.forClassWithGenerics(Live.class, type));
        context.registerBeanDefinition(name, bean);
    }

    private static Brand brand(String id, String name) {
        OfficeHours always = OfficeHours.always(ZoneId.of("Europe/Madrid"));
        return new Brand(
                id, name, List.of(name.toLowerCase(java.util.Locale.ROOT)), List.of(), Set.of("en", "es"), always);
    }

    Articles articles() {
        return context.getBean(Articles.class);
    }

    Suggestions suggestions() {
        return context.getBean(Suggestions.class);
    }

    HoldingReplies holdingReplies() {
        return context.getBean(HoldingReplies.class);
    }

    Cases cases() {
        return context.getBean(Cases.class);
    }

    TestDatabase database() {
        return database;
    }

    /** An article that fits everywhere and is good until the end of the month. */
    static ArticleContent content(String language, String title, String body) {
        return new ArticleContent(
                title, body, language, List.of(), List.of(), List.of(), "sue", LocalDate.of(2026, 3, 31), false);
    }

    Article put(ArticleContent content) {
        return ((ArticleEdit.Saved) articles().add(content, "sue")).article();
    }

    Article put(String language, String title, String body, UnaryOperator<ArticleContent> also) {
        return put(also.apply(content(language, title, body)));
    }

    List<String> titles(String words) {
        return titles(new ArticleQuery(words, null, null, ArticleQuery.Show.CURRENT, 0, 50));
    }

    List<String> titles(ArticleQuery query) {
        return articles().search(query).items().stream()
                .map(article -> article.content().title())
                .toList();
    }

    /** A case of Acme Bank on Mastodon that rests on one post, read by hand. */
    Case opened(Author author, String text, String language, @Nullable String intent) {
        MentionId id =
                new MentionId("mastodon", "https://m.example/" + database.ids().next());
        Post post = Post.of(id, author, text);
        MentionInbox.Origin origin = new MentionInbox.Origin("acme-mastodon", "acme", NOW);
        database.transactions()
                .executeWithoutResult(
                        status -> context.getBean(MentionInbox.class).store(List.of(post), origin, any -> true));
        long mention =
                context.getBean(MentionTable.class).find(id).orElseThrow().id();
        read(mention, new Reading(language, true, Sentiment.UNKNOWN, intent, List.of(), "by-hand"));
        long opened = database.ids().next();
        open(opened, mention, NOW.minusSeconds(60), null);
        return cases().find(opened).orElseThrow();
    }

    /** A row of a case of high urgency, answered where a time is given. */
    void open(long id, long mention, Instant openedAt, @Nullable Instant answeredAt) {
        database.jdbc()
                .sql(
                        "INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank,"
                                + " score, opened_at, due_at, main_mention, mention_count, changed_at, version, first_reply_at)"
                                + " VALUES (?, ?, 'acme', 'mastodon', 't', 'k', 'carla', 'OPEN', 1, 60, ?, ?, ?, 1, 0, 0, ?)")
                .params(java.util.Arrays.asList(
                        id,
                        "c" + id,
                        openedAt.toEpochMilli(),
                        NOW.plusSeconds(3600).toEpochMilli(),
                        mention,
                        answeredAt == null ? null : answeredAt.toEpochMilli()))
                .update();
        if (mention > 0) {
            database.jdbc()
                    .sql("INSERT INTO case_mention (case_id, mention_id) VALUES (?, ?)")
                    .params(id, mention)
                    .update();
        }
    }

    private void read(long mention, Reading reading) {
        try {
            database.jdbc()
                    .sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                            + " VALUES (?, ?, 'UNKNOWN', 'x', 0, ?)")
                    .params(mention, reading.language(), new ObjectMapper().writeValueAsString(reading))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Changes one thing about where an article fits. */
    static UnaryOperator<ArticleContent> fits(List<String> brands, List<String> platforms, String... intents) {
        return at -> new ArticleContent(
                at.title(),
                at.body(),
                at.language(),
                brands,
                platforms,
                List.of(intents),
                at.owner(),
                at.reviewBy(),
                false);
    }

    static UnaryOperator<ArticleContent> reviewBy(LocalDate day) {
        return at -> new ArticleContent(
                at.title(),
                at.body(),
                at.language(),
                at.brands(),
                at.platforms(),
                at.intents(),
                at.owner(),
                day,
                false);
    }
}

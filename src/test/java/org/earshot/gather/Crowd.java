package org.earshot.gather;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.earshot.configure.Live;
import org.earshot.mention.Author;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.GoneTable;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.Post;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.triage.Verdict;
import org.earshot.triage.VerdictTable;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.earshot.understand.Sentiment;
import org.earshot.understand.embedding.Embedder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** People who ask things, on a database of their own, on Monday, 2 March 2026, at ten o'clock. */
final class Crowd implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final TestDatabase database;
    private final Set<Long> retired = new HashSet<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Crowd(TestDatabase database, @Nullable Embedder embedder) {
        this.database = database;
        context.registerBean(DataSource.class, database::source);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(JdbcTemplate.class, database::template);
        context.registerBean(TransactionTemplate.class, database::transactions);
        context.registerBean(Dialect.class, database::dialect);
        context.registerBean(Ids.class, database::ids);
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        context.registerBean(
                Library.class,
                () -> asked -> asked.stream().filter(retired::contains).collect(Collectors.toSet()));
        Optional.ofNullable(embedder).ifPresent(one -> context.registerBean(Embedder.class, () -> one));
        OfficeHours always = OfficeHours.always(ZoneId.of("Europe/Madrid"));
        Brand acme = new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en", "es", "pl"), always);
        Brand volta = new Brand("volta", "Volta", List.of("volta"), List.of(), Set.of("en"), always);
        context.registerBean("brands", Live.class, () -> new Live<>(new BrandBook(List.of(acme, volta))));
        context.register(
                MentionTable.class, MentionInbox.class, GoneTable.class, VerdictTable.class, ReadingTable.class);
        context.register(Figures.class);
        context.scan("org.earshot.gather");
        context.refresh();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The answer library takes an answer out of use. */
    void retire(long article) {
        retired.add(article);
    }

    TestDatabase database() {
        return database;
    }

    /** Somebody asks Acme Bank a question so many days ago, read by hand and judged. */
    long asks(String author, String language, String text, int daysAgo) {
        return says(
                "acme",
                author,
                new Reading(language, true, Sentiment.UNKNOWN, "question", List.of(), "x"),
                text,
                daysAgo);
    }

    long says(String brand, String author, Reading reading, String text, int daysAgo) {
        Instant said = NOW.minusSeconds(daysAgo * 86_400L);
        MentionId id =
                new MentionId("mastodon", "https://m.example/" + database.ids().next());
        Post post = Post.of(id, new Author("id-" + author, author, null, null), text)
                .with(Post.Details.NONE.on(said));
        MentionInbox.Origin origin = new MentionInbox.Origin(brand + "-mastodon", brand, said.plusSeconds(60));
        database.transactions()
                .executeWithoutResult(status -> bean(MentionInbox.class).store(List.of(post), origin, any -> true));
        long mention = bean(MentionTable.class).find(id).orElseThrow().id();
        ObjectMapper json = new ObjectMapper();
        try {
            database.jdbc()
                    .sql("INSERT INTO reading (mention_id, language, label, model, read_at, document)"
                            + " VALUES (?, ?, 'UNKNOWN', 'x', 0, ?)")
                    .params(mention, reading.language(), json.writeValueAsString(reading))
                    .update();
            Verdict verdict = new Verdict(Urgency.NORMAL, 0, reading.brandMatch(), true, List.of());
            database.jdbc()
                    .sql(
                            "INSERT INTO verdict (mention_id, source, urgency, score, about_brand, needs_reply, policy, judged_at,"
                                    + " document) VALUES (?, 's', 'NORMAL', 0, ?, TRUE, 'p', ?, ?)")
                    .params(
                            mention,
                            reading.brandMatch(),
                            NOW.minusSeconds(60).toEpochMilli(),
                            json.writeValueAsString(verdict))
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return mention;
    }

    @Override
    public void close() {
        context.close();
    }

    /** What counts cases, without what watches the line. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "org.earshot.measure",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.earshot\\.measure\\.Case(Figures|.*Table)"))
    static class Figures {}
}

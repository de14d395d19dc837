package org.earshot.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.earshot.configure.Live;
import org.earshot.fetch.FetchSettings;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Lines;
import org.earshot.fetch.PoliteFetcher;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Poller;
import org.earshot.listen.Streams;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Glance;
import org.earshot.mention.GoneTable;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Nudges;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.RecheckTable;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The listening station as the daemon wires it, on a database in a folder, without the stations behind it. */
final class Line implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** Makes a database, for sources of Mastodon that read from the given platform. */
    Line(Path database, Fetcher platform, List<String> sources) {
        this(database, platform, new PoliteFetcher(FetchSettings.usualOnes()), book(sources));
    }

    /** Makes a database, for sources that ask the given platform and open lines through the given door. */
    Line(Path database, Fetcher platform, Lines door, SourceBook book) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:derby:" + database + ";create=true");
        pool.setMaximumPoolSize(20);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration/common", "classpath:db/migration/derby")
                .placeholders(Dialect.DERBY.placeholders())
                .load()
                .migrate();
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(Fetcher.class, () -> platform);
        context.registerBean(Lines.class, () -> door);
        context.registerBean(SourceBook.class, () -> book);
        context.register(Wiring.class);
        context.refresh();
    }

    Poller poller() {
        return context.getBean(Poller.class);
    }

    Streams streams() {
        return context.getBean(Streams.class);
    }

    long count(String query) {
        return context.getBean(JdbcClient.class).sql(query).query(Long.class).single();
    }

    private static SourceBook book(List<String> sources) {
        return new SourceBook(sources.stream()
                .map(id -> new Source(
                        id,
                        "mastodon",
                        "mastodon-tag",
                        "acme",
                        Map.of("server", "https://" + id + ".example", "tag", "acmebank")))
                .toList());
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration
    @Import({Ids.class, GoneTable.class, MentionInbox.class, MentionTable.class, RecheckTable.class, Sessions.class})
    @ComponentScan(
            basePackages = {"org.earshot.listen", "org.earshot.spend"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.earshot\\.listen\\.((?!mastodon|bluesky)[a-z]+\\..*|Sweep)"))
    static class Wiring {
        @Bean
        JdbcTemplate template(DataSource pool) {
            return new JdbcTemplate(pool);
        }

        @Bean
        JdbcClient jdbc(DataSource pool) {
            return JdbcClient.create(pool);
        }

        @Bean
        TransactionTemplate transactions(DataSource pool) {
            return new TransactionTemplate(new DataSourceTransactionManager(pool));
        }

        @Bean
        Dialect dialect(DataSource pool) {
            return Dialect.of(pool);
        }

        @Bean
        Live<PriceBook> prices() {
            return new Live<>(PriceBook.NONE);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Live<SourceBook> sources(SourceBook book) {
            return new Live<>(book);
        }

        @Bean
        Live<BrandBook> brands() {
            Brand acme = new Brand(
                    "acme",
                    "Acme Bank",
                    List.of("acme bank", "@acmebank", "#acmebank"),
                    List.of("acme dynamite"),
                    Set.of("en"),
                    OfficeHours.always(ZoneOffset.UTC));
            return new Live<>(new BrandBook(List.of(acme)));
        }

        @Bean
        Glance glance() {
            return post -> false;
        }

        @Bean
        Nudges nudges() {
            return (stage, nudges) -> {};
        }
    }
}

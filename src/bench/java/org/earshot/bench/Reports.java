package org.earshot.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.earshot.measure.Behind;
import org.earshot.measure.CaseReports;
import org.earshot.measure.FigureQuery;
import org.earshot.store.Dialect;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** How long the figures of a month take beside 100,000 cases of 58 days, half of them in that month; on Derby and on PostgreSQL. */
public final class Reports {
    private static final int CASES = 100_000;
    private static final int FIRST_DAY = (int) LocalDate.of(2026, 9, 1).toEpochDay();
    private static final int PER_DAY = 1_724;
    private static final int ROUNDS = 15;
    private static final List<String> PLATFORMS =
            List.of("mastodon", "x", "facebook", "google-play", "trustpilot", "email");
    private static final List<String> LANGUAGES = List.of("en", "es", "pl", "de");
    private static final List<String> SENTIMENTS = List.of("NEGATIVE", "NEGATIVE", "NEUTRAL", "POSITIVE");

    private Reports() {}

    /** Keeps its databases in the folder in the first argument. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]).resolve("reports"));
        Figures.sayLoad();
        measure("derby", pooled("jdbc:derby:" + folder.resolve("derby") + ";create=true"));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            measure("postgresql", pooled(server.getJdbcUrl("postgres", "postgres")));
        }
        Figures.sayLoad();
    }

    private static DataSource pooled(String url) {
        com.zaxxer.hikari.HikariDataSource pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setDataSource(new DriverManagerDataSource(url));
        return pool;
    }

    private static void measure(String name, DataSource source) throws Exception {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + name)
                .placeholders(Dialect.of(source).placeholders())
                .load()
                .migrate();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        if (jdbc.queryForObject("SELECT COUNT(*) FROM case_figure", Integer.class) == 0) {
            new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> fill(jdbc));
        }
        if (name.equals("derby")) {
            for (String table : List.of("CASE_", "CASE_FIGURE", "CASE_SPAN")) {
                jdbc.execute("CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, '" + table + "', NULL)");
            }
        } else {
            jdbc.execute("ANALYZE");
        }
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(JdbcTemplate.class, () -> jdbc);
        context.registerBean("figures", Class.forName("org.earshot.measure.FigureReadTable"));
        context.refresh();
        java.lang.reflect.Constructor<?> made = CaseReports.class.getDeclaredConstructors()[0];
        made.setAccessible(true);
        CaseReports reports = (CaseReports) made.newInstance(context.getBean("figures"), null);
        FigureQuery month = new FigureQuery(
                LocalDate.ofEpochDay(FIRST_DAY + 28), LocalDate.ofEpochDay(FIRST_DAY + 57), FigureQuery.Only.ALL, false);
        java.lang.reflect.Method count = CaseReports.class.getDeclaredMethod("counted", FigureQuery.class, boolean.class);
        count.setAccessible(true);
        time(name + " month", () -> count.invoke(reports, month, true));
        time(name + " one brand", () -> count.invoke(reports, month.narrowed(only -> only.brand("acme")), true));
        time(name + " one platform", () -> count.invoke(reports, month.narrowed(only -> only.platform("x")), true));
        time(name + " list", () -> reports.cases(month, Behind.of(Behind.What.RESOLVED), null, 50));
        time(name + " list count", () -> reports.count(month, Behind.of(Behind.What.RESOLVED)));
        time(name + " backlog list", () -> reports.cases(month, new Behind(Behind.What.BACKLOG, FIRST_DAY + 50), null, 50));
        context.close();
    }

    private static void fill(JdbcTemplate jdbc) {
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> figures = new ArrayList<>();
        List<Object[]> spans = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            int mixed = (int) (number * 2654435761L >>> 7 & 0xFFFFFF);
            long id = 1_000_000L + number;
            int day = FIRST_DAY + number / PER_DAY;
            long opened = day * 86_400_000L;
            boolean answered = mixed % 10 < 7;
            int standing = mixed / 10 % 10 < 3 ? 0 : mixed / 10 % 10 < 9 ? 1 : 2;
            long wait = 60_000L * (1 + mixed % 3_000);
            cases.add(new Object[] {id, "bench-" + number, id, opened, opened});
            figures.add(new Object[] {
                id, opened, "acme", PLATFORMS.get(mixed % 6), LANGUAGES.get(mixed / 7 % 4), SENTIMENTS.get(mixed / 3 % 4),
                mixed / 11 % 4, opened, day, mixed % 168, answered ? mixed / 5 % 168 : null, answered ? wait : null,
                answered ? wait / 3 : null, answered ? wait + 90_000 : null, answered ? wait / 3 + 90_000 : null,
                standing == 1 ? wait * 3 : null, standing == 1 ? wait : null, standing, standing == 1, mixed % 20 == 0
            });
            spans.add(new Object[] {id, "acme", day, standing == 0 ? Integer.MAX_VALUE : day + mixed % 4});
        }
        batch(jdbc, "INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,"
                + " opened_at, due_at, main_mention, mention_count, changed_at, version)"
                + " VALUES (?, ?, 'acme', 'x', 't', 'c', 'c', 'OPEN', 1, 1, ?, 1, 1, 1, ?, ?)",
                cases.stream().map(row -> new Object[] {row[0], row[1], row[3], row[4], 1}).toList());
        batch(jdbc, "INSERT INTO case_figure (case_id, case_version, changed_at, hours, brand, platform, language, sentiment, topic,"
                + " urgency_rank, mentions, opened_at, opened_day, written_hour, answered_hour, heard_wait, heard_office, posted_wait,"
                + " posted_office, resolved_wait, resolved_office, standing, once_resolved, reopened)"
                + " VALUES (?, 1, ?, 1, ?, ?, ?, ?, '', ?, 10, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", figures);
        batch(jdbc, "INSERT INTO case_span (case_id, brand, from_day, to_day) VALUES (?, ?, ?, ?)", spans);
    }

    private static void batch(JdbcTemplate jdbc, String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += 1_000) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + 1_000)));
        }
    }

    private interface Work {
        Object run() throws Exception;
    }

    private static void time(String what, Work work) throws Exception {
        long[] took = new long[ROUNDS];
        long[] worked = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            work.run();
            worked[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000;
            took[round] = (System.nanoTime() - start) / 1_000_000;
        }
        long first = took[0];
        Arrays.sort(took);
        Arrays.sort(worked);
        Figures.say(what + ": first " + first + " ms, p50 " + took[ROUNDS / 2] + " ms, max " + took[ROUNDS - 1] + " ms, CPU p50 " + worked[ROUNDS / 2] + " ms");
    }
}

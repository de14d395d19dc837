package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.configure.Home;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

class ClockWatchTest {
    private static final TestDatabase DATABASE = TestDatabase.derby();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final JobKey JOB = JobKey.jobKey("toots", "sources");

    private final AtomicInteger polls = new AtomicInteger();
    private final PlannedSource toots = new PlannedSource(
            new Source("toots", "mastodon", "mastodon-tag", "acme", Map.of("brand", "acme", "server", "x", "tag", "y")),
            new Schedule.Every(Duration.ofSeconds(1)));

    @TempDir
    private Path folder;

    private Scheduler scheduler;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "clock-watch-" + folder.getFileName());
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        scheduler = new StdSchedulerFactory(settings).getScheduler();
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(folder.resolve("routes/housekeeping.camel.yaml"), "[]\n");
        Files.writeString(
                folder.resolve("routes/pipeline.camel.yaml"), "- routeConfiguration:\n    id: error-policy\n");
        camel = context();
    }

    private DefaultCamelContext context() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("earshot");
        QuartzComponent quartz = new QuartzComponent();
        quartz.setScheduler(scheduler);
        quartz.setAutoStartScheduler(false);
        quartz.setPrefixInstanceName(false);
        context.addComponent("quartz", quartz);
        context.getRegistry().bind("poller", new Counter());
        SourceRoutes.load(context, TemplateFolder.of(new Home(folder)));
        context.start();
        return context;
    }

    private SourceRoutes routes() {
        FiredTable fired = new FiredTable(DATABASE.jdbc(), DATABASE.dialect());
        return new SourceRoutes(camel, scheduler, new Home(folder), Clock.systemUTC(), fired);
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        scheduler.shutdown(true);
    }

    @Test
    void aSourceWhoseTimeLiesAnHourAheadIsPolledAgainOnceTheClockWasSeenToGoBack() throws Exception {
        TestClock clock = new TestClock();
        SourceRoutes routes = routes();
        List<Duration> told = new java.util.ArrayList<>();
        ClockWatch watch = new ClockWatch(clock, () -> routes.reschedule(List.of(toots)), () -> {}, List.of(told::add));
        routes.start(List.of(toots));
        await().until(() -> polls.get() > 0);
        ahead();
        int before = polls.get();

        clock.move(Duration.ofSeconds(-30));
        watch.look();
        assertThat(watch.jumpedAt()).as("a small correction").isEmpty();
        clock.move(HOUR.negated());
        watch.look();
        watch.look();

        await().atMost(Duration.ofSeconds(10)).until(() -> polls.get() > before + 1);
        assertThat(watch.jumpedAt()).contains(clock.instant());
        assertThat(told).containsExactly(HOUR);
    }

    @Test
    void aStartAfterTheClockWasSetBackDoesNotKeepTimesThatLieFarAhead() throws Exception {
        routes().start(List.of(toots));
        camel.close();
        scheduler.standby();
        ahead();
        int before = polls.get();
        camel = context();

        routes().start(List.of(toots));

        await().atMost(Duration.ofSeconds(10)).until(() -> polls.get() > before + 1);
    }

    @Test
    void aSourceIsPolledAgainAfterAnOrderlyStop() throws Exception {
        routes().start(List.of(toots));
        await().until(() -> polls.get() > 0);
        camel.close();
        scheduler.standby();
        int before = polls.get();
        camel = context();

        routes().start(List.of(toots));

        await().atMost(Duration.ofSeconds(10)).until(() -> polls.get() > before + 1);
    }

    @Test
    void aSourceThatTheScheduleHasLostIsPolledAgain() throws Exception {
        SourceRoutes routes = routes();
        routes.start(List.of(toots));
        await().until(() -> polls.get() > 0);
        scheduler.pauseJob(JOB);
        fired("sources", "toots");
        fired("sources", "others");
        int before = polls.get();

        routes.wake(List.of(toots));

        await().atMost(Duration.ofSeconds(10)).until(() -> polls.get() > before + 1);
        assertThat(DATABASE.jdbc()
                        .sql("SELECT JOB_NAME FROM QRTZ_FIRED_TRIGGERS")
                        .query(String.class)
                        .list())
                .containsExactly("others");
    }

    /** A run that began and whose end could not be written. */
    private static void fired(String group, String job) {
        DATABASE.jdbc()
                .sql(
                        "INSERT INTO QRTZ_FIRED_TRIGGERS (SCHED_NAME, ENTRY_ID, TRIGGER_NAME, TRIGGER_GROUP, INSTANCE_NAME,"
                                + " FIRED_TIME, SCHED_TIME, PRIORITY, STATE, JOB_NAME, JOB_GROUP)"
                                + " VALUES ('earshot', ?, ?, ?, 'one', 1, 1, 5, 'EXECUTING', ?, ?)")
                .params(job, job, group, job, group)
                .update();
    }

    /** Puts the next time of the source an hour ahead, where it lies after the clock was set back by one. */
    private void ahead() throws SchedulerException {
        Trigger trigger = scheduler.getTriggersOfJob(JOB).get(0);
        TriggerBuilder<?> later =
                trigger.getTriggerBuilder().startAt(Date.from(Instant.now().plus(HOUR)));
        scheduler.rescheduleJob(trigger.getKey(), later.build());
    }

    /** Stands in the place of the poller. */
    public final class Counter {
        /** Counts. */
        public void poll(String source) {
            polls.incrementAndGet();
        }
    }
}

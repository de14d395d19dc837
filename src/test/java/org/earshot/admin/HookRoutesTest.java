package org.earshot.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.configure.Home;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookAnswer;
import org.earshot.listen.Knock;
import org.earshot.mention.Source;
import org.earshot.store.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;

/** Routes that a platform pushes to, on a real Camel and a real scheduler. */
class HookRoutesTest {
    private static final String POLLED = "quartz-one";
    private static final String PUSHED = "shop";
    private static final Pattern STATION = Pattern.compile("bean:(\\w+)\\?");
    private final Station hooks = new Station();
    private final Beans beans = new Beans(new HashMap<>());
    private final DefaultCamelContext camel = new DefaultCamelContext(new DefaultRegistry(beans));
    private @Nullable Scheduler scheduler;
    private @Nullable SourceRoutes routes;
    private @Nullable HookRoutes door;

    /** Stands for Spring: a context that is closed takes none of these away. */
    private record Beans(Map<String, Object> all) implements BeanRepository {
        @Override
        public @Nullable Object lookupByName(String name) {
            return all.get(name);
        }

        @Override
        public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
            Object bean = all.get(name);
            return type.isInstance(bean) ? type.cast(bean) : null;
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            return Map.of();
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            return Set.of();
        }
    }

    /** Stands where the daemon has its stations. */
    public static final class Station {
        private boolean broken;

        /** Answers with the id it was called for. */
        public HookAnswer receive(Knock knock) {
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return new HookAnswer(HookAnswer.Kind.TAKEN, knock.source(), "text/plain");
        }

        /** Polls nothing. */
        public void poll(String source) {}

        /** Notes nothing. */
        public void failed(@Nullable Object body, Exception trouble) {}
    }

    @BeforeEach
    void start() throws Exception {
        Properties settings = new Properties();
        settings.put("org.quartz.scheduler.instanceName", "test-" + System.nanoTime());
        settings.put("org.quartz.threadPool.threadCount", "1");
        settings.put("org.quartz.scheduler.skipUpdateCheck", "true");
        Scheduler quartz = new StdSchedulerFactory(settings).getScheduler();
        QuartzComponent component = new QuartzComponent();
        component.setScheduler(quartz);
        component.setAutoStartScheduler(false);
        camel.addComponent("quartz", component);
        for (Path file : routeFiles()) {
            Matcher station = STATION.matcher(Files.readString(file));
            while (station.find()) {
                beans.all.put(station.group(1), hooks);
            }
        }
        beans.all.put("urgentFirst", new PipelineRoutes().urgentFirst());
        Home home = new Home(Path.of("").toAbsolutePath());
        for (TemplateFolder.RouteFile file : TemplateFolder.of(home).templateFiles()) {
            load(file.path(), CamelText.of(file.text()));
        }
        load(
                "policy.yaml",
                "- routeConfiguration:\n    id: error-policy\n    onException:\n      - onException:\n"
                        + "          exception: [java.lang.Exception]\n          handled: { constant: \"true\" }\n"
                        + "          steps: [{ to: \"bean:mishaps?method=failed\" }]\n");
        camel.start();
        TestDatabase database = TestDatabase.derby();
        SourceRoutes made = new SourceRoutes(
                camel, quartz, home, new TestClock(), new FiredTable(database.jdbc(), database.dialect()));
        ProducerTemplate producer = camel.createProducerTemplate();
        scheduler = quartz;
        routes = made;
        door = new HookRoutes(camel, producer, made);
    }

    private static List<Path> routeFiles() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("routes"), 2)) {
            return found.filter(file -> file.toString().endsWith(".camel.yaml")).toList();
        }
    }

    private void load(String path, String text) throws Exception {
        org.apache.camel.support.PluginHelper.getRoutesLoader(camel)
                .loadRoutes(org.apache.camel.support.ResourceHelper.fromString(path, text));
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        quartz().shutdown();
    }

    private Scheduler quartz() {
        return java.util.Objects.requireNonNull(scheduler);
    }

    private SourceRoutes sources() {
        return java.util.Objects.requireNonNull(routes);
    }

    private HookAnswer knock(String source) {
        Delivery delivery = new Delivery("POST", "http://x/", Map.of(), Map.of(), new byte[0], Instant.EPOCH);
        return java.util.Objects.requireNonNull(door).knock(new Knock(source, delivery));
    }

    private static PlannedSource pushed(String match) {
        Source source = new Source(
                PUSHED, "webhook-in", "webhook-in", "acme", Map.of("brand", "acme", "secret", "s", "match", match));
        return new PlannedSource(source, new Schedule.Pushed());
    }

    private static PlannedSource polled(String id) {
        Map<String, String> parameters = Map.of("brand", "acme", "url", "https://feed.example/a", "every", "1h");
        return new PlannedSource(
                new Source(id, "rss", "rss", "acme", parameters), new Schedule.Every(Duration.ofHours(1)));
    }

    @Test
    void aDeliveryReachesTheStationThroughItsRouteAndOnlyThere() {
        assertThat(knock(PUSHED).kind()).as("before the sources run").isEqualTo(HookAnswer.Kind.LATER);
        sources().start(List.of(pushed("all"), polled(POLLED)));

        assertThat(knock(PUSHED)).isEqualTo(new HookAnswer(HookAnswer.Kind.TAKEN, PUSHED, "text/plain"));
        for (String other : List.of(POLLED, "unknown", "", "shop?x=y", "../shop", "understand")) {
            assertThat(knock(other).kind()).as(other).isEqualTo(HookAnswer.Kind.NOWHERE);
        }
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("unknown"));
    }

    @Test
    void aPushedSourceHasNoJobAndTheScheduleNeverMissesOne() throws Exception {
        List<PlannedSource> all = List.of(pushed("all"), polled(POLLED));
        sources().start(all);
        sources().wake(all);
        sources().reschedule(all);

        assertThat(quartz().checkExists(JobKey.jobKey(POLLED, "sources"))).isTrue();
        assertThat(quartz().checkExists(JobKey.jobKey(PUSHED, "sources"))).isFalse();
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.TAKEN);
    }

    @Test
    void aSourceThatWasPolledAndIsPushedNowLosesItsJob() throws Exception {
        sources().start(List.of(polled(PUSHED)));
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.NOWHERE);

        assertThat(sources().swap(List.of(polled(PUSHED)), List.of(pushed("all"))))
                .isEmpty();

        assertThat(quartz().checkExists(JobKey.jobKey(PUSHED, "sources"))).isFalse();
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.TAKEN);
    }

    @Test
    void anEditedSourceGoesOnARemovedOrStoppedOneIsNowhere() throws Exception {
        sources().start(List.of(pushed("all")));

        assertThat(sources().swap(List.of(pushed("all")), List.of(pushed("terms"))))
                .isEmpty();
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.TAKEN);
        camel.getRouteController().stopRoute(PUSHED);
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.NOWHERE);
        camel.getRouteController().startRoute(PUSHED);
        assertThat(sources().swap(List.of(pushed("terms")), List.of())).isEmpty();
        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.NOWHERE);
    }

    @Test
    void aStationThatBreaksAsksToBeSentAgain() {
        sources().start(List.of(pushed("all")));
        hooks.broken = true;

        assertThat(knock(PUSHED).kind()).isEqualTo(HookAnswer.Kind.LATER);
    }
}

package org.earshot.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.earshot.admin.SourcesFolder.PlannedSource;
import org.earshot.configure.Home;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Runs one Camel route per source. Camel's own reload of route files loses running routes (docs/adr/0005), so a change is built in a
 * scratch context first, then only what changed is swapped, and put back if the new one does not start.
 */
@Component
@Profile("!tool")
class SourceRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRoutes.class);
    private static final String GROUP = "sources";

    /** A job that is due for longer waits for no free thread, it was forgotten. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final CamelContext camel;
    private final Scheduler scheduler;
    private final Home home;
    private final Clock clock;
    private final FiredTable fired;

    /** True before all sources run, and while some of them are swapped: a route that is missing may be there in a moment. */
    private volatile boolean changing = true;

    SourceRoutes(CamelContext camel, Scheduler scheduler, Home home, Clock clock, FiredTable fired) {
        this.camel = camel;
        this.scheduler = scheduler;
        this.home = home;
        this.clock = clock;
        this.fired = fired;
    }

    /** Starts all sources and the scheduler; jobs of sources that are gone are removed, the others keep their times. */
    synchronized void start(List<PlannedSource> sources) {
        try {
            Set<String> ids = sources.stream()
                    .filter(PlannedSource::polled)
                    .map(planned -> planned.source().id())
                    .collect(Collectors.toSet());
            for (JobKey job : scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP))) {
                if (!ids.contains(job.getName())) {
                    scheduler.deleteJob(job);
                }
            }
            for (PlannedSource planned : sources) {
                if (isSilent(planned)) {
                    deleteJob(planned.source().id());
                }
                add(camel, planned);
                if (planned.polled()) {
                    // Camel pauses the jobs when it stops, and leaves those paused that the database has kept.
                    scheduler.resumeJob(JobKey.jobKey(planned.source().id(), GROUP));
                }
            }
            scheduler.start();
            changing = false;
        } catch (Exception e) {
            throw new IllegalStateException("The sources cannot be started: " + e.getMessage(), e);
        }
    }

    /** True where the next time lies more than an interval ahead, because the clock was set back while the daemon was down. */
    private boolean isSilent(PlannedSource planned) throws SchedulerException {
        if (!(planned.schedule() instanceof Schedule.Every every)) {
            return false;
        }
        Instant latest = clock.instant().plus(every.interval()).plus(ClockWatch.JUMP);
        return scheduler.getTriggersOfJob(JobKey.jobKey(planned.source().id(), GROUP)).stream()
                .map(Trigger::getNextFireTime)
                .anyMatch(next -> next != null && next.toInstant().isAfter(latest));
    }

    /**
     * Swaps what differs between two configurations.
     *
     * @return why it could not be done, in which case everything runs as before; empty where it is done
     */
    synchronized Optional<String> swap(List<PlannedSource> before, List<PlannedSource> after) {
        Map<String, PlannedSource> old = byId(before);
        Map<String, PlannedSource> wanted = byId(after);
        List<PlannedSource> leaving = old.values().stream()
                .filter(one -> !one.equals(wanted.get(one.source().id())))
                .toList();
        List<PlannedSource> coming = wanted.values().stream()
                .filter(one -> !one.equals(old.get(one.source().id())))
                .toList();
        try {
            rehearse(coming);
        } catch (Exception e) {
            return Optional.of("A changed source cannot be built: " + e.getMessage());
        }
        return exchange(leaving, coming);
    }

    private Optional<String> exchange(List<PlannedSource> leaving, List<PlannedSource> coming) {
        List<PlannedSource> removed = new ArrayList<>();
        List<PlannedSource> added = new ArrayList<>();
        changing = true;
        try {
            for (PlannedSource planned : leaving) {
                remove(planned);
                removed.add(planned);
            }
            for (PlannedSource planned : coming) {
                added.add(planned);
                add(camel, planned);
            }
            return Optional.empty();
        } catch (Exception e) {
            putBack(removed, added);
            return Optional.of("A changed source does not start: " + e.getMessage());
        } finally {
            changing = false;
        }
    }

    private void putBack(List<PlannedSource> removed, List<PlannedSource> added) {
        try {
            for (PlannedSource planned : added) {
                remove(planned);
            }
            for (PlannedSource planned : removed) {
                add(camel, planned);
            }
        } catch (Exception e) {
            LOG.error("Putting the sources back failed: {}", e.getMessage(), e);
        }
    }

    private void rehearse(List<PlannedSource> sources) throws Exception {
        if (sources.isEmpty()) {
            return;
        }
        try (DefaultCamelContext scratch = new DefaultCamelContext(camel.getRegistry())) {
            scratch.setAutoStartup(false);
            // Autowiring goes by the component's name and would take the stub for a real Quartz.
            scratch.setAutowiredEnabled(false);
            scratch.getCamelContextExtension().setName("rehearsal");
            scratch.addComponent("quartz", new StubComponent());
            load(scratch, TemplateFolder.of(home));
            for (PlannedSource planned : sources) {
                add(scratch, planned);
            }
            scratch.start();
        }
    }

    /** Loads the pipeline and the templates; routes that come with them start with the context. */
    static void load(CamelContext context, TemplateFolder folder) throws Exception {
        for (TemplateFolder.RouteFile file : folder.line()) {
            load(context, file);
        }
        for (TemplateFolder.RouteFile file : folder.templateFiles()) {
            load(context, file);
        }
    }

    private static void load(CamelContext context, TemplateFolder.RouteFile file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(file.path(), CamelText.of(file.text())));
    }

    private static void add(CamelContext context, PlannedSource planned) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        planned.source()
                .parameters()
                .forEach((name, value) -> parameters.put(name, name.equals("brand") ? value : "-"));
        parameters.put("source", planned.source().id());
        if (planned.polled()) {
            parameters.put("schedule", planned.schedule().query());
        }
        TemplatedRouteBuilder.builder(context, planned.source().template())
                .routeId(planned.source().id())
                .parameters(parameters)
                .add();
    }

    private void remove(PlannedSource planned) throws Exception {
        String id = planned.source().id();
        if (camel.getRoute(id) != null) {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        }
        deleteJob(id);
    }

    private void deleteJob(String id) throws SchedulerException {
        scheduler.deleteJob(JobKey.jobKey(id, GROUP));
    }

    /** Gives every source a fresh start time; called where the clock jumped back, which would silence them for that long. */
    synchronized void reschedule(List<PlannedSource> sources) {
        try {
            for (PlannedSource planned : polled(sources)) {
                remove(planned);
                add(camel, planned);
            }
        } catch (Exception e) {
            throw new IllegalStateException("The sources cannot be scheduled again: " + e.getMessage(), e);
        }
    }

    /** Schedules those again that the schedule has lost, as after a database that could not write for a while. */
    synchronized void wake(List<PlannedSource> sources) {
        try {
            Set<JobKey> busy = scheduler.getCurrentlyExecutingJobs().stream()
                    .map(running -> running.getJobDetail().getKey())
                    .collect(Collectors.toSet());
            for (PlannedSource planned : polled(sources)) {
                JobKey job = JobKey.jobKey(planned.source().id(), GROUP);
                if (!busy.contains(job) && isLost(job)) {
                    LOG.warn(
                            "The schedule had lost source {}; it gets a fresh time",
                            planned.source().id());
                    remove(planned);
                    fired.forget(GROUP, planned.source().id());
                    add(camel, planned);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("The schedule cannot be looked at: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("checkstyle:IllegalType") // Quartz gives a java.util.Date.
    private boolean isLost(JobKey job) throws SchedulerException {
        Instant late = clock.instant().minus(LATE);
        for (Trigger trigger : scheduler.getTriggersOfJob(job)) {
            Date next = trigger.getNextFireTime();
            Trigger.TriggerState state = scheduler.getTriggerState(trigger.getKey());
            boolean waits = state == Trigger.TriggerState.NORMAL || state == Trigger.TriggerState.BLOCKED;
            if (waits && next != null && next.toInstant().isAfter(late)) {
                return false;
            }
        }
        return true;
    }

    private static List<PlannedSource> polled(List<PlannedSource> sources) {
        return sources.stream().filter(PlannedSource::polled).toList();
    }

    private static Map<String, PlannedSource> byId(List<PlannedSource> sources) {
        Map<String, PlannedSource> byId = new LinkedHashMap<>();
        sources.forEach(planned -> byId.put(planned.source().id(), planned));
        return byId;
    }

    /** True while a route that is missing may be there in a moment. */
    boolean isChanging() {
        return changing;
    }

    /** The ids of the routes that run now. */
    Set<String> running() {
        Set<String> ids = new HashSet<>();
        camel.getRoutes().forEach(route -> ids.add(route.getRouteId()));
        return ids;
    }
}

package org.earshot.admin;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.component.seda.BlockingQueueFactory;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.earshot.configure.Home;
import org.earshot.mention.Nudge;
import org.earshot.mention.Nudges;
import org.earshot.mention.Stage;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/** Loads the pipeline and the templates into Camel, and carries nudges to the stations. */
@Configuration(proxyBeanMethods = false)
@Profile("!tool")
class PipelineRoutes {
    /** More nudges than this do not wait in memory at one station; the sweep brings the rest. */
    private static final int LONGEST_LINE = 20_000;

    private static final Map<Stage, String> STATIONS = new EnumMap<>(Map.of(
            Stage.HEARD,
            "seda:heard",
            Stage.READ,
            "seda:read",
            Stage.JUDGED,
            "seda:judged",
            Stage.QUEUED,
            "seda:queued"));

    @Bean
    QuartzComponent quartz(Scheduler scheduler) {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setScheduler(scheduler);
        quartz.setAutoStartScheduler(false);
        quartz.setPrefixInstanceName(false);
        return quartz;
    }

    /** Urgent nudges first, older mentions before newer ones. */
    @Bean
    BlockingQueueFactory<Exchange> urgentFirst() {
        return new BlockingQueueFactory<>() {
            @Override
            public BlockingQueue<Exchange> create() {
                return new Line();
            }

            @Override
            public BlockingQueue<Exchange> create(int capacity) {
                return new Line();
            }
        };
    }

    /**
     * Derby interrupts whoever works on a database that it has to shut, as on a full disk, and Camel's consumers never wait in peace
     * again once they were interrupted; a station goes on instead. At the end of the daemon Camel asks its consumers to stop as well.
     */
    static final class Line extends PriorityBlockingQueue<Exchange> {
        private static final long serialVersionUID = 1;

        Line() {
            super(
                    11,
                    Comparator.comparing(
                            PipelineRoutes::nudge,
                            Comparator.comparing((Nudge nudge) -> !nudge.urgent())
                                    .thenComparingLong(Nudge::mention)));
        }

        @Override
        public @Nullable Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
            Thread.interrupted();
            return super.poll(timeout, unit);
        }
    }

    private static Nudge nudge(Exchange exchange) {
        return exchange.getIn().getBody(Nudge.class);
    }

    @Bean
    CamelContextConfiguration pipeline(Home home) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                try {
                    SourceRoutes.load(context, TemplateFolder.of(home));
                } catch (Exception e) {
                    throw new IllegalStateException("The routes cannot be loaded: " + e.getMessage(), e);
                }
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Nothing to do: sources start once the whole daemon stands.
            }
        };
    }

    @Bean
    Nudges nudges(@Lazy CamelContext camel, @Lazy ProducerTemplate producer) {
        return (stage, nudges) -> nudge(camel, producer, stage, nudges);
    }

    private static void nudge(CamelContext camel, ProducerTemplate producer, Stage stage, List<Nudge> nudges) {
        String station = STATIONS.get(stage);
        if (station == null || !camel.isStarted()) {
            return;
        }
        SedaEndpoint line = camel.hasEndpoint(station + "?queueFactory=#urgentFirst") instanceof SedaEndpoint seda
                ? seda
                : camel.getEndpoint(station + "?queueFactory=#urgentFirst", SedaEndpoint.class);
        int room = LONGEST_LINE - line.getCurrentQueueSize();
        for (Nudge nudge : nudges) {
            if (nudge.urgent() || room-- > 0) {
                producer.sendBody(line, nudge);
            }
        }
    }
}

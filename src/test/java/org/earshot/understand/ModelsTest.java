package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ModelsTest {
    @Test
    void aModelIsLoadedOnceTheDaemonStandsAndNotBefore() {
        Standing daemon = new Standing();
        Watched model = new Watched(daemon);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(SentimentModel.class, () -> model);
            context.registerBean(Models.class);
            context.registerBean(Standing.class, () -> daemon);
            context.refresh();

            Models models = context.getBean(Models.class);
            models.awaitReady();

            assertThat(models.failed()).isEmpty();
            assertThat(model.loadedInTime()).isTrue();
        }
    }

    private record Watched(Standing daemon, AtomicBoolean loadedInTime) implements SentimentModel {
        Watched(Standing daemon) {
            this(daemon, new AtomicBoolean());
        }

        @Override
        public boolean reads(String language) {
            return language.equals("en");
        }

        @Override
        public void load() {
            loadedInTime.set(daemon.isRunning());
        }

        @Override
        public String version() {
            return "watched-1";
        }

        @Override
        public Opinion read(String text) {
            return new Opinion(Sentiment.UNKNOWN, version());
        }
    }

    /** What starts last, as the web server and the routes do. */
    private static final class Standing implements SmartLifecycle {
        private volatile boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}

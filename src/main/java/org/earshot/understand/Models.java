package org.earshot.understand;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the models in the background once the daemon stands, so that both do not fight for the processor while it starts; who needs
 * a model waits for it.
 */
@Component
public class Models {
    private static final Logger LOG = LoggerFactory.getLogger(Models.class);

    private final List<Loadable> models;
    private final ConcurrentMap<Loadable, Boolean> loaded = new ConcurrentHashMap<>();
    private final SentimentModel none = new NoSentiment();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    /** Takes the models of all languages and of every kind. */
    Models(List<Loadable> models) {
        this.models = List.copyOf(models);
    }

    /** Begins; only the first call counts. */
    @EventListener(ContextRefreshedEvent.class)
    void begin() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        Thread loading = new Thread(this::load, "models");
        loading.setDaemon(true);
        loading.start();
    }

    private void load() {
        try {
            models.forEach(this::load);
        } finally {
            done.countDown();
        }
    }

    private void load(Loadable model) {
        LOG.info("Loading {} …", model.version());
        long start = System.nanoTime();
        try {
            model.load();
            if (!model.ready()) {
                return;
            }
            loaded.put(model, true);
            LOG.info(
                    "Loaded {} in {} s",
                    model.version(),
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            LOG.error("Loading {} failed ({}); the daemon goes on without it", model.version(), e.toString());
        }
    }

    /** True once every model is loaded or has failed to. */
    public boolean ready() {
        return done.getCount() == 0;
    }

    /** The models that failed to load, by version; empty while all is well. */
    public List<String> failed() {
        return ready()
                ? models.stream()
                        .filter(model -> !loaded.containsKey(model))
                        .map(Loadable::version)
                        .toList()
                : List.of();
    }

    /** Waits until {@link #ready}, so that no mention is judged without the model that is still on its way. */
    public void awaitReady() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the models load", e);
        }
    }

    /** The model of a language, waiting for it where it is still loading; one that knows nothing where there is none. */
    SentimentModel of(String language) {
        for (Loadable loadable : models) {
            if (loadable instanceof SentimentModel model && model.reads(language)) {
                awaitReady();
                return loaded.containsKey(model) ? model : none;
            }
        }
        return none;
    }
}

package org.earshot.admin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.earshot.mention.Source;
import org.earshot.respond.Standing;

/**
 * Asks platforms, all at once, whether sources may answer from the accounts that they name.
 *
 * @param asking asks for one source; empty where there is nothing to verify
 * @param patience for all of them together; who has not answered by then did not say
 */
record AccountCheck(Function<Source, Optional<Standing>> asking, Duration patience) {
    private static final int MOST_AT_ONCE = 32;

    /** What was found of each source that has something to verify, in their order. */
    Map<Source, Standing> of(List<Source> sources) throws InterruptedException {
        if (sources.isEmpty()) {
            return Map.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, sources.size()), work -> {
            Thread thread = new Thread(work, "account-check");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Optional<Standing>>> questions = new ArrayList<>();
            sources.forEach(source -> questions.add(() -> asking.apply(source)));
            List<Future<Optional<Standing>>> answers =
                    threads.invokeAll(questions, patience.toMillis(), TimeUnit.MILLISECONDS);
            Map<Source, Standing> found = new LinkedHashMap<>();
            for (int i = 0; i < answers.size(); i++) {
                Source source = sources.get(i);
                found(source, answers.get(i)).ifPresent(standing -> found.put(source, standing));
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<Standing> found(Source source, Future<Optional<Standing>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException e) {
            return Optional.of(
                    new Standing.Unsure(source.platform() + " did not answer within " + patience.toSeconds() + " s"));
        } catch (ExecutionException e) {
            // Its message may hold what was written into the source.
            return Optional.of(new Standing.Unsure("asking broke: "
                    + Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName()));
        }
    }
}

package org.earshot.console.api;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.earshot.mention.Brand;
import org.earshot.mention.Post;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Waits for the model so long and no longer, and lets only a few requests wait, so that the API never stands still. */
@Component
class PatientReader implements DisposableBean {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RETRY_SECONDS = 10;
    private static final int THREADS = 2;
    private static final int WAITING = 16;

    private final Reader reader;
    private final Duration patience;
    private final ExecutorService aside = new ThreadPoolExecutor(
            THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), PatientReader::thread);

    @Autowired
    PatientReader(Reader reader) {
        this(reader, PATIENCE);
    }

    PatientReader(Reader reader, Duration patience) {
        this.reader = reader;
        this.patience = patience;
    }

    Reading read(Post post, Brand brand) {
        Future<Reading> reading = submit(post, brand);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            reading.cancel(true);
            throw Refusals.later("the model is still loading or busy", RETRY_SECONDS);
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw Refusals.later("the daemon is stopping", RETRY_SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a text failed", e.getCause());
        }
    }

    private Future<Reading> submit(Post post, Brand brand) {
        try {
            return aside.submit(() -> reader.read(post, brand));
        } catch (RejectedExecutionException e) {
            throw Refusals.later("too many texts are waiting to be read", RETRY_SECONDS);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "api-reading");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void destroy() {
        aside.shutdownNow();
    }
}

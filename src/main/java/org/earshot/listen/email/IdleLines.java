package org.earshot.listen.email;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.earshot.configure.Live;
import org.earshot.fetch.Backoff;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailPlace;
import org.earshot.listen.Poller;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.Sources;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Keeps one waiting line for each mailbox whose polls succeed, so that mail is heard within a second. Sources that come, go, change or
 * are paused are noticed within two seconds; polling goes on beside it, for servers and moments without a line.
 */
@Component
@Profile("!tool")
final class IdleLines implements SmartLifecycle {
    private static final long LOOK_MILLIS = 2_000;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(IdleLines.class);

    private final Live<SourceBook> book;
    private final Predicate<String> reads;
    private final Consumer<String> poll;
    private final MailDoor door;
    private final Backoff backoff;
    private final Map<String, Kept> lines = new HashMap<>();
    private @Nullable ScheduledExecutorService watch;

    @Autowired
    IdleLines(Live<SourceBook> book, Sources sources, Poller poller, MailDoor door) {
        this(book, id -> isRead(sources, id), poller::poll, door, new Backoff(new Random()));
    }

    IdleLines(Live<SourceBook> book, Predicate<String> reads, Consumer<String> poll, MailDoor door, Backoff backoff) {
        this.book = book;
        this.reads = reads;
        this.poll = poll;
        this.door = door;
        this.backoff = backoff;
    }

    /** A source that fails or stands still is left to its polls, which know when to try again. */
    private static boolean isRead(Sources sources, String id) {
        return sources.find(id)
                .map(SourceHealth::state)
                .filter(state -> state == SourceHealth.State.OK || state == SourceHealth.State.QUIET)
                .isPresent();
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "mail-watch"));
        executor.scheduleWithFixedDelay(this::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watch = executor;
    }

    @Override
    public synchronized void stop() {
        Optional.ofNullable(watch).ifPresent(ScheduledExecutorService::shutdownNow);
        watch = null;
        lines.values().forEach(kept -> kept.line().end());
        lines.values().forEach(kept -> await(kept.thread()));
        lines.clear();
    }

    /** A poll that is under way is left to finish, but nobody waits for it for ever. */
    private static void await(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (DataAccessException e) {
            LOG.warn(
                    "left the waiting lines as they are: the database failed with {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    /** Opens, ends and renews lines as the sources are now. */
    synchronized void look() {
        Map<String, Source> wanted = new HashMap<>();
        for (Source source : book.get().all()) {
            if (source.platform().equals("email") && waits(source)) {
                wanted.put(source.id(), source);
            }
        }
        lines.entrySet().removeIf(kept -> {
            boolean stays = kept.getValue().source().equals(wanted.get(kept.getKey()))
                    && kept.getValue().thread().isAlive();
            if (!stays) {
                kept.getValue().line().end();
            }
            return !stays;
        });
        wanted.values().stream()
                .filter(source -> !lines.containsKey(source.id()))
                .forEach(this::open);
        lines.values().forEach(kept -> kept.line().renew(System.nanoTime()));
    }

    private boolean waits(Source source) {
        return source.parameter("idle").filter("false"::equals).isEmpty() && reads.test(source.id());
    }

    private void open(Source source) {
        if (MailPlace.imap(source::parameter) instanceof MailPlace.Named.Known known) {
            Settings settings = Settings.of(source, known.place());
            IdleLine line = new IdleLine(settings, door, backoff, () -> poll.accept(source.id()));
            Thread thread = daemon(line, "mail-" + source.id());
            lines.put(source.id(), new Kept(source, line, thread));
            thread.start();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private record Kept(Source source, IdleLine line, Thread thread) {}
}

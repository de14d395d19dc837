package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.earshot.fetch.Backoff;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailLine;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/**
 * Waits on one folder until the server says that something arrived, and has the source polled then. A line that breaks is opened
 * again, later each time; one that stands is renewed after nine minutes, before anybody on the way forgets it (RFC 2177 says 29).
 */
final class IdleLine implements Runnable {
    static final Duration RENEWAL = Duration.ofMinutes(9);

    private final Settings settings;
    private final MailDoor door;
    private final Backoff backoff;
    private final Runnable poll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean open = true;
    private @Nullable MailLine line;
    private long since;

    IdleLine(Settings settings, MailDoor door, Backoff backoff, Runnable poll) {
        this.settings = settings;
        this.door = door;
        this.backoff = backoff;
        this.poll = poll;
    }

    @Override
    public void run() {
        int failures = 0;
        while (isOpen()) {
            try (MailLine fresh = door.await(settings.place())) {
                if (!fresh.tells()) {
                    pause(Duration.ofHours(1)); // it is polled, and may have learned it by then
                } else if (take(fresh)) {
                    listen(fresh);
                    failures = 0;
                }
            } catch (MessagingException | IllegalStateException e) {
                // The poll meets the same server and says what is wrong with it; here it only has to be tried again.
                boolean stood = takeBack();
                failures = stood ? 0 : failures + 1;
                pause(stood ? Duration.ofMillis(200) : Duration.ofSeconds(1).plus(backoff.after(failures)));
            }
        }
    }

    private void listen(MailLine fresh) throws MessagingException {
        IMAPFolder folder = fresh.examine(settings.folder());
        int known = folder.getMessageCount();
        poll.run(); // what arrived while nobody waited
        while (isOpen()) {
            int count = counted(folder); // not every server tells what came while it was not asked to
            if (count <= known) {
                folder.idle(true);
                count = counted(folder);
            }
            // Servers also tell what others read and delete.
            if (count > known && isOpen()) {
                poll.run();
            }
            known = count;
        }
    }

    private static int counted(IMAPFolder folder) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
        return folder.getMessageCount();
    }

    /** Ends the line and the waiting for it; returns at once. */
    void end() {
        lock.lock();
        try {
            open = false;
            ended.signalAll();
            Optional.ofNullable(line).ifPresent(MailLine::cut);
        } finally {
            lock.unlock();
        }
    }

    /** Breaks a line off that stands for too long, so that a new one is opened. */
    void renew(long nanos) {
        lock.lock();
        try {
            if (line != null && nanos - since > RENEWAL.toNanos()) {
                line.cut();
                line = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean take(MailLine fresh) {
        lock.lock();
        try {
            line = open ? fresh : null;
            since = System.nanoTime();
            return open;
        } finally {
            lock.unlock();
        }
    }

    /** True where the line stood for a while before it broke, as it does when it is renewed or the server is restarted. */
    private boolean takeBack() {
        lock.lock();
        try {
            boolean stood = since != 0
                    && System.nanoTime() - since > Duration.ofMinutes(1).toNanos();
            line = null;
            since = 0;
            return stood;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (open && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            open = false;
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}

package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** The sessions of staff: opened at a login, ended by time, by their owner, or by whatever changes who that is. */
@Service
public class Admissions {
    private static final int BYTES = 32;
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final AdmissionTable table;
    private final UserTable users;
    private final AdmitSettings settings;
    private final Witness witness;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Admissions(
            AdmissionTable table,
            UserTable users,
            AdmitSettings settings,
            Witness witness,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.settings = settings;
        this.witness = witness;
        this.events = events;
        this.clock = clock;
    }

    /** Opens a session; the secret that is returned belongs into it and nowhere else. */
    public String open(User user, Way way, Visitor from) {
        Instant now = clock.instant();
        String secret = Unguessable.text(BYTES);
        table.purge(now.minus(settings.idle()));
        table.insert(new Admission(Digests.sha256(secret), user.name(), way, now, now, from));
        users.setLastLogin(user.name(), now);
        witness.note(user.name(), "login", "with " + way.word() + " from " + from.address());
        return secret;
    }

    /** True while a session of a user lasts; asking keeps it from ending for want of use. */
    public boolean holds(String secret, String user) {
        Instant now = clock.instant();
        String id = Digests.sha256(secret);
        Admission found = of(id, user).orElse(null);
        if (found == null) {
            return false;
        }
        if (over(found, now)) {
            table.delete(id);
            return false;
        }
        if (Duration.between(found.seenAt(), now).abs().compareTo(TOUCH) >= 0) {
            table.touch(id, now);
        }
        return true;
    }

    /** The same for whoever only looks on: asking is no use of it. */
    public boolean lasts(String secret, String user) {
        return of(Digests.sha256(secret), user)
                .filter(found -> !over(found, clock.instant()))
                .isPresent();
    }

    private Optional<Admission> of(String id, String user) {
        return table.find(id).filter(found -> found.user().equals(user));
    }

    private boolean over(Admission one, Instant now) {
        return now.isAfter(one.seenAt().plus(settings.idle()))
                || now.isAfter(one.cameAt().plus(settings.longest()));
    }

    /** The sessions of a user that last, the one used last first. */
    public List<Admission> of(String user) {
        Instant now = clock.instant();
        return table.of(user).stream().filter(each -> !over(each, now)).toList();
    }

    /** True for the session that a secret belongs to. */
    public boolean is(Admission one, String secret) {
        return one.id().equals(Digests.sha256(secret));
    }

    /** Ends one session of a user, named by its handle; false where they have none of that name. */
    public boolean close(String user, String handle) {
        boolean closed = table.of(user).stream()
                .filter(each -> each.handle().equals(handle))
                .anyMatch(each -> table.delete(each.id()) > 0);
        events.publishEvent(new SessionsEnded(user));
        return closed;
    }

    /** Ends the session that a secret belongs to. */
    public void leave(String secret) {
        String id = Digests.sha256(secret);
        table.find(id).ifPresent(found -> {
            table.delete(id);
            events.publishEvent(new SessionsEnded(found.user()));
        });
    }

    /** Ends all sessions of a user, wherever they are. */
    public int closeAll(String user) {
        int closed = table.deleteAll(user);
        events.publishEvent(new SessionsEnded(user));
        return closed;
    }
}

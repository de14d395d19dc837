package org.earshot.admit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.earshot.mention.Texts;
import org.springframework.stereotype.Service;

/**
 * Stands at the door: compares a password only while neither the account nor the address had too many failures. The failures
 * are in the database, so a restart forgets none; names that belong to nobody count like all others, so the lock tells nothing.
 */
@Service
public class LoginGuard {
    private static final LoginTryTable.Limit PER_ADDRESS = new LoginTryTable.Limit(5, Duration.ofSeconds(20));
    private static final LoginTryTable.Limit PER_ACCOUNT = new LoginTryTable.Limit(20, Duration.ofMinutes(5));
    private static final int STRIPES = 64;
    private static final int LONGEST_ACCOUNT = 80;

    private final Users users;
    private final SecondFactor factors;
    private final LoginTryTable tries;
    private final Clock clock;
    private final Lock[] accounts = locks();
    private final Lock[] addresses = locks();

    LoginGuard(Users users, SecondFactor factors, LoginTryTable tries, Clock clock) {
        this.users = users;
        this.factors = factors;
        this.tries = tries;
        this.clock = clock;
    }

    /**
     * Tries to come in.
     *
     * @param name as typed
     * @param password as typed
     * @param address where the request came from, an IPv4 or IPv6 address
     */
    public Login enter(String name, String password, String address) {
        Caller caller = new Caller(account(name), Networks.of(address));
        Optional<Login> early = early(caller, name, password);
        return early.orElseGet(() -> inTurn(
                caller,
                () -> early(caller, name, password).orElseGet(() -> counted(caller, users.verify(name, password)))));
    }

    /**
     * Tries a code of the second factor, counted like passwords; a right one is used up.
     *
     * @param user whose password was right
     * @param code from the app, or a recovery code, as typed
     * @param address where the request came from
     */
    public Login prove(User user, String code, String address) {
        Caller caller = new Caller(account(user.name()), Networks.of(address));
        return inTurn(
                caller,
                () -> locked(caller)
                        .<Login>map(Login.TooMany::new)
                        .orElseGet(() ->
                                counted(caller, Optional.of(user).filter(who -> factors.prove(who.name(), code)))));
    }

    /** One after the other per account and per address: a hundred tries at the same moment must not all pass the count. */
    private Login inTurn(Caller caller, Supplier<Login> trying) {
        Lock account = stripe(accounts, caller.account());
        Lock network = stripe(addresses, caller.network());
        account.lock();
        network.lock();
        try {
            return trying.get();
        } finally {
            network.unlock();
            account.unlock();
        }
    }

    private Optional<Login> early(Caller caller, String name, String password) {
        Optional<Login> locked = locked(caller).map(Login.TooMany::new);
        return locked.isPresent() ? locked : users.recall(name, password).map(Login.In::new);
    }

    private Login counted(Caller caller, Optional<User> proven) {
        if (proven.isPresent()) {
            return new Login.In(proven.get());
        }
        Instant now = clock.instant();
        tries.purge(now.minus(PER_ACCOUNT.within()));
        tries.insert(caller.account(), caller.network(), now);
        return new Login.Refused();
    }

    private Optional<Duration> locked(Caller caller) {
        Instant now = clock.instant();
        Optional<Instant> account =
                tries.ofAccount(caller.account(), PER_ACCOUNT, now).map(first -> first.plus(PER_ACCOUNT.within()));
        Optional<Instant> address =
                tries.ofAddress(caller.network(), PER_ADDRESS, now).map(first -> first.plus(PER_ADDRESS.within()));
        return Stream.of(account, address)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(until ->
                        Duration.ofSeconds(1 + Duration.between(now, until).toSeconds()));
    }

    private static String account(String name) {
        return Texts.cut(Texts.clean(name.toLowerCase(Locale.ROOT)), LONGEST_ACCOUNT);
    }

    private static Lock[] locks() {
        return Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);
    }

    private static Lock stripe(Lock[] locks, String key) {
        return locks[Math.floorMod(key.hashCode(), STRIPES)];
    }

    private record Caller(String account, String network) {}
}

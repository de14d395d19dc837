package org.earshot.admit;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.earshot.admit.UserBooks.Turn;
import org.earshot.admit.UserChange.Field;
import org.springframework.stereotype.Service;

/** The code beside the password: enrolled with a first code, used once each, with recovery codes for those who lose their phone. */
@Service
public class SecondFactor {
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final UserTable table;
    private final RecoveryCodeTable recovery;
    private final Safe safe;
    private final UserBooks books;
    private final AdmitSettings settings;
    private final Clock clock;

    SecondFactor(
            UserTable table,
            RecoveryCodeTable recovery,
            Safe safe,
            UserBooks books,
            AdmitSettings settings,
            Clock clock) {
        this.table = table;
        this.recovery = recovery;
        this.safe = safe;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** True where a user has one. */
    public boolean on(String user) {
        return table.totpKey(user).isPresent();
    }

    /** True where a role needs one. */
    public boolean required(Role role) {
        return settings.secondFactor().contains(role);
    }

    /**
     * Turns it on where the code shows that the app has the key; returns the recovery codes, which cannot be had again.
     * Empty for a wrong code.
     */
    public Optional<List<String>> confirm(Enrolment offered, String code) {
        OptionalLong step = Totp.match(offered.bytes(), digits(code), clock.instant());
        if (step.isEmpty() || on(offered.user())) {
            return Optional.empty();
        }
        String user = offered.user();
        List<String> codes = books.inTransaction(() -> {
            table.setTotp(user, safe.lock(offered.bytes(), user), step.getAsLong());
            books.note(user, user, new Turn(Field.SECOND_FACTOR, "off", "on"));
            return newCodes(user);
        });
        books.tell(user, "user.second-factor", user + ": off -> on");
        return Optional.of(codes);
    }

    /** True for a code that is right and was not used before; it is used then. Ask through the {@link LoginGuard}. */
    boolean prove(String user, String typed) {
        Optional<String> locked = table.totpKey(user);
        if (locked.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.match(safe.open(locked.get(), user), digits(typed), clock.instant());
        if (step.isPresent()) {
            return table.useTotpStep(user, step.getAsLong());
        }
        boolean recovered = recovery.use(user, Digests.sha256(plain(typed)));
        if (recovered) {
            books.tell(user, "user.recovery-code", user + " used one, " + left(user) + " are left");
        }
        return recovered;
    }

    /** How many recovery codes a user has left. */
    public int left(String user) {
        return recovery.left(user);
    }

    /** Makes new recovery codes in the place of the old; they cannot be had again. */
    public List<String> renewCodes(String user) {
        List<String> codes = books.inTransaction(() -> newCodes(user));
        books.tell(user, "user.recovery-code", user + " made new ones");
        return codes;
    }

    /** Turns it off for its owner. */
    public void turnOff(String user) {
        books.inTransaction(() -> {
            drop(user);
            return books.note(user, user, new Turn(Field.SECOND_FACTOR, "on", "off"));
        });
        books.tell(user, "user.second-factor", user + ": on -> off");
    }

    /** Takes the key and the recovery codes away. */
    void drop(String user) {
        table.setTotp(user, null, 0);
        recovery.replace(user, List.of());
    }

    private List<String> newCodes(String user) {
        List<String> codes = Stream.generate(SecondFactor::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        recovery.replace(
                user, codes.stream().map(code -> Digests.sha256(plain(code))).toList());
        return codes;
    }

    /** 80 random bits in groups of four, of letters that are hard to mix up. */
    private static String recoveryCode() {
        String random = Totp.base32(Unguessable.bytes(RECOVERY_BYTES)).toLowerCase(Locale.ROOT);
        return random.replaceAll("(.{4})(?!$)", "$1-");
    }

    private static String digits(String typed) {
        return typed.replaceAll("[\\s-]", "");
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }
}

package org.earshot.admit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Who may come in: adds users, changes them, and knows whether a password is right. */
@Service
public class Users {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,80}");

    private final UserTable table;
    private final Passwords passwords;
    private final Clock clock;
    private final Remembered remembered;
    private final Leaving leaving;

    Users(UserTable table, Passwords passwords, Leaving leaving, Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.leaving = leaving;
        this.clock = clock;
        this.remembered = new Remembered(clock);
    }

    /**
     * Adds a user.
     *
     * @param name 1 to 80 of a-z, 0-9, dot, dash and underscore; taken in lower case
     * @param password by {@link PasswordRules}, at most 72 bytes
     * @throws RefusedUser where the name or the password will not do, or the name is taken
     */
    public User add(String name, Role role, String password) {
        passwords.check(password, name);
        return addUnchecked(name, role, password);
    }

    /** Adds a user with a password that was chosen where the daemon was set up, however short it is. */
    User addUnchecked(String name, Role role, String password) {
        String lower = lower(name);
        if (!NAME.matcher(lower).matches()) {
            throw RefusedUser.because("name", "a user's name has 1 to 80 of a-z, 0-9, dot, dash and underscore");
        }
        String hash = passwords.hash(password);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        User user = new User(lower, role, false, now, Preferences.NONE, UserTable.mark(hash));
        try {
            table.insert(new UserTable.Row(user, hash));
        } catch (DuplicateKeyException e) {
            throw RefusedUser.because("taken", "there is a user " + lower + " already");
        }
        return user;
    }

    /** The user with a name, in upper or lower case. */
    public Optional<User> find(String name) {
        return row(name).map(UserTable.Row::user);
    }

    /** All users in the order of their names, disabled ones too. */
    public List<User> all() {
        return table.all().stream().map(UserTable.Row::user).toList();
    }

    /** True where this is the user's password; counts nothing, so ask through the {@link LoginGuard}. */
    boolean hasPassword(String name, String password) {
        return row(name)
                .filter(found -> passwords.match(password, found.hash()))
                .isPresent();
    }

    /** The names of all who may come in. */
    public Set<String> mayComeIn() {
        return all().stream().filter(user -> !user.disabled()).map(User::name).collect(Collectors.toUnmodifiableSet());
    }

    /** True before the first user is added. */
    public boolean none() {
        return table.none();
    }

    /**
     * Lets a user in no more; sessions and tokens end at once, and do not come back.
     *
     * @throws RefusedUser for the last admin
     */
    public void disable(String name) {
        keepOneAdmin(name);
        need(table.setDisabled(lower(name), true), name);
        leaving.everything(lower(name));
    }

    /** Lets a disabled user in again. */
    public void enable(String name) {
        need(table.setDisabled(lower(name), false), name);
    }

    /** Gives a user another password, by the rules of {@link #add}; their sessions and reset links end. */
    public void changePassword(String name, String password) {
        passwords.check(password, name);
        need(table.setPassword(lower(name), passwords.hash(password)), name);
        leaving.passwords(lower(name));
    }

    /** A user's own choice in the place of a password that somebody gave them; the old one will not do again. */
    User chooseOwn(String name, String password) {
        if (hasPassword(name, password)) {
            throw RefusedUser.because("password.same", "that is the password you have");
        }
        changePassword(name, password);
        return find(name).orElseThrow();
    }

    void endSessions(String name) {
        leaving.sessions(name);
    }

    /**
     * Gives a user another role, which holds for their tokens from the next request on; their sessions end.
     *
     * @throws RefusedUser where the last admin would be lost
     */
    public void setRole(String name, Role role) {
        if (role != Role.ADMIN) {
            keepOneAdmin(name);
        }
        need(table.setRole(lower(name), role), name);
        leaving.sessions(lower(name));
    }

    /** True for somebody whose replies a supervisor sees before they go out; false for nobody we know. */
    public boolean trainee(String name) {
        return table.trainee(lower(name));
    }

    /** Says whether a supervisor sees a user's replies before they go out; holds from the next reply on. */
    public void setTrainee(String name, boolean trainee) {
        need(table.setTrainee(lower(name), trainee), name);
    }

    /** Keeps how a user wants to be shown things; the next page is so. */
    public void prefer(String name, Preferences wanted) {
        need(table.setPreferences(lower(name), wanted), name);
    }

    /** The enabled user whose password this is. Takes the same time whether there is such a user or not. */
    Optional<User> verify(String name, String password) {
        Optional<UserTable.Row> row = row(name);
        boolean right = row.map(found -> passwords.match(password, found.hash()))
                .orElseGet(() -> passwords.matchNobody(password));
        if (!right || row.map(UserTable.Row::user).filter(User::disabled).isPresent()) {
            return Optional.empty();
        }
        row.ifPresent(found -> remembered.add(found, password));
        return row.map(UserTable.Row::user);
    }

    /** The enabled user whose password this is, if it was right within the last minute already; quick. */
    Optional<User> recall(String name, String password) {
        return row(name)
                .filter(found -> !found.user().disabled() && remembered.holds(found, password))
                .map(UserTable.Row::user);
    }

    private Optional<UserTable.Row> row(String name) {
        return Optional.of(lower(name))
                .filter(lower -> NAME.matcher(lower).matches())
                .flatMap(table::find);
    }

    private void keepOneAdmin(String name) {
        table.lockAdmins();
        List<String> admins = all().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.disabled())
                .map(User::name)
                .toList();
        if (admins.equals(List.of(lower(name)))) {
            throw RefusedUser.because("last", lower(name) + " is the last admin; make somebody else an admin first");
        }
    }

    private static void need(boolean found, String name) {
        if (!found) {
            throw new NoSuchElementException("there is no user " + lower(name));
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

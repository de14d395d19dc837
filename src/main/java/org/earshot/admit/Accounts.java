package org.earshot.admit;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.admit.UserBooks.Turn;
import org.earshot.admit.UserChange.Field;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What admins do to users: every change is kept with who, when, before and after, and most can be taken back. */
@Service
public class Accounts {
    private static final int PASSWORD_BYTES = 12;
    private static final int LONGEST_NAME = 120;
    private static final String DONE = "done";

    private final UserTable table;
    private final Users users;
    private final ResetLinks links;
    private final SecondFactor factors;
    private final UserBooks books;

    Accounts(UserTable table, Users users, ResetLinks links, SecondFactor factors, UserBooks books) {
        this.table = table;
        this.users = users;
        this.links = links;
        this.factors = factors;
        this.books = books;
    }

    /** All accounts in the order of their names. */
    public List<Account> all() {
        return table.accounts();
    }

    /** One account. */
    public Optional<Account> find(String name) {
        return table.account(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Adds a user; returns the one-time password, which cannot be had again, or empty for one who needs none.
     *
     * @throws RefusedUser where the name will not do or is taken
     */
    public Optional<String> add(String by, NewUser wanted) {
        String password = Unguessable.text(wanted.sso() ? 32 : PASSWORD_BYTES);
        User user = books.inTransaction(() -> {
            User added = users.add(wanted.name(), wanted.role(), password);
            table.setFullName(added.name(), fullName(wanted.fullName()));
            table.setMustChange(added.name(), !wanted.sso());
            table.setAwaitsSso(added.name(), wanted.sso());
            books.note(by, added.name(), new Turn(Field.ADDED, "", wanted.role().word()));
            return added;
        });
        books.tell(by, "user.add", user.name() + " as " + wanted.role().word());
        return wanted.sso() ? Optional.empty() : Optional.of(password);
    }

    /** Gives a user another role; their sessions end. */
    public void setRole(String by, String name, Role role) {
        change(by, name, Field.ROLE, role.word());
    }

    /** Shuts a user out, with all sessions and tokens at once, or lets them in again. */
    public void setDisabled(String by, String name, boolean disabled) {
        change(by, name, Field.DISABLED, String.valueOf(disabled));
    }

    /** What colleagues call a user; null and blank for nothing but the name. */
    public void rename(String by, String name, @Nullable String fullName) {
        change(
                by,
                name,
                Field.FULL_NAME,
                Optional.ofNullable(fullName(fullName)).orElse(""));
    }

    /** Whether the next login through single sign-on under this name is theirs. */
    public void awaitSso(String by, String name, boolean awaits) {
        change(by, name, Field.AWAITS_SSO, String.valueOf(awaits));
    }

    /** Whether the replies that a user writes wait for a supervisor's yes. */
    public void setTrainee(String by, String name, boolean trainee) {
        change(by, name, Field.TRAINEE, String.valueOf(trainee));
    }

    /** True for one whose replies wait for a supervisor's yes. */
    public boolean trainee(String name) {
        return users.trainee(name);
    }

    /** Gives a user a random password that they must change at the next login; their sessions end. */
    public String oneTimePassword(String by, String name) {
        Account account = need(name);
        String password = Unguessable.text(PASSWORD_BYTES);
        books.inTransaction(() -> {
            users.changePassword(account.user().name(), password);
            table.setMustChange(account.user().name(), true);
            return books.note(by, account.user().name(), new Turn(Field.PASSWORD, "", "one-time"));
        });
        books.tell(by, "user.password", account.user().name() + " got a one-time password");
        return password;
    }

    /** Makes a link with which a user may choose a password; what they have goes on until then. Returns its secret. */
    public String resetLink(String by, String name) {
        Account account = need(name);
        if (account.user().disabled()) {
            throw RefusedUser.because("disabled", "the user is disabled");
        }
        String secret = books.inTransaction(() -> {
            books.note(by, account.user().name(), new Turn(Field.PASSWORD, "", "link"));
            return links.make(account.user().name());
        });
        books.tell(by, "user.link", account.user().name() + " got a link to choose a password");
        return secret;
    }

    /** Takes the second factor from a user who lost it; their sessions end. */
    public void dropSecondFactor(String by, String name) {
        Account account = need(name);
        books.inTransaction(() -> {
            factors.drop(account.user().name());
            return books.note(by, account.user().name(), new Turn(Field.SECOND_FACTOR, "on", "off"));
        });
        books.tell(by, "user.second-factor", account.user().name() + ": on -> off");
    }

    /** Changes a password for its owner, who knows the old one or was given one; all their sessions end. */
    public User chooseOwn(String name, String password) {
        User user = books.inTransaction(() -> {
            User changed = users.chooseOwn(name, password);
            books.note(changed.name(), changed.name(), new Turn(Field.PASSWORD, "", "own"));
            return changed;
        });
        books.tell(user.name(), "user.password", user.name() + " chose a password");
        return user;
    }

    /** Ends all sessions of a user. */
    public void endSessions(String by, String name) {
        users.endSessions(need(name).user().name());
        books.tell(by, "user.sessions", name + ": ended everywhere");
    }

    /** What was changed of a user, newest first. */
    public List<UserChange> history(String name, int most) {
        return books.history(name, most);
    }

    /**
     * Takes a change back, which is a change too.
     *
     * @throws RefusedUser where it was taken back already, cannot be, or the value has changed since
     */
    public UserChange undo(String by, String name, long id) {
        UserChange change = books.find(id)
                .filter(found -> found.user().equals(name))
                .orElseThrow(() -> new NoSuchElementException("there is no such change"));
        if (!change.open()) {
            throw RefusedUser.because("undone", "that was taken back already, or cannot be");
        }
        books.inTransaction(() -> {
            if (!value(need(change.user()), change.field()).equals(change.after())) {
                throw RefusedUser.because("since", "it was changed again since; take that back first");
            }
            long undo = change(by, change.user(), change.field(), change.before());
            if (!books.undo(id, undo)) {
                throw RefusedUser.because("undone", "that was taken back already, or cannot be");
            }
            return DONE;
        });
        return change;
    }

    private long change(String by, String name, Field field, String after) {
        Account now = need(name);
        String user = now.user().name();
        String before = value(now, field);
        if (before.equals(after)) {
            return 0;
        }
        if (user.equals(by) && (field == Field.ROLE || field == Field.DISABLED)) {
            throw RefusedUser.because(
                    "self", "nobody changes their own role or shuts themselves out; ask another admin");
        }
        long id = books.inTransaction(() -> {
            apply(user, field, after);
            return books.note(by, user, new Turn(field, before, after));
        });
        books.tell(by, "user." + field.word(), user + ": " + before + " -> " + after);
        return id;
    }

    private void apply(String user, Field field, String value) {
        switch (field) {
            case ROLE -> users.setRole(user, Role.of(value).orElseThrow());
            case DISABLED -> {
                if (Boolean.parseBoolean(value)) {
                    users.disable(user);
                } else {
                    users.enable(user);
                }
            }
            case FULL_NAME -> table.setFullName(user, fullName(value));
            case AWAITS_SSO -> table.setAwaitsSso(user, Boolean.parseBoolean(value));
            case TRAINEE -> users.setTrainee(user, Boolean.parseBoolean(value));
            default -> throw new IllegalArgumentException(field + " is not changed like this");
        }
    }

    private String value(Account account, Field field) {
        return switch (field) {
            case ROLE -> account.user().role().word();
            case DISABLED -> String.valueOf(account.user().disabled());
            case FULL_NAME -> Optional.ofNullable(account.fullName()).orElse("");
            case AWAITS_SSO -> String.valueOf(account.awaitsSso());
            case TRAINEE -> String.valueOf(users.trainee(account.user().name()));
            default -> "";
        };
    }

    private Account need(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("there is no such user"));
    }

    private static @Nullable String fullName(@Nullable String typed) {
        String clean = typed == null ? "" : Texts.cut(Texts.clean(typed).strip(), LONGEST_NAME);
        return clean.isEmpty() ? null : clean;
    }
}

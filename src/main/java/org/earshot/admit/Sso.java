package org.earshot.admit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.admit.UserBooks.Turn;
import org.earshot.admit.UserChange.Field;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds who somebody is here whom the provider vouches for. What binds is the pair of issuer and subject, never a name or an address: a
 * user who was here before is bound at their first login only where an admin said so.
 */
@Service
public class Sso {
    private static final String BY = "single sign-on";
    private static final int LONGEST_NAME = 120;

    private final SsoInForce present;
    private final SsoTable links;
    private final UserTable table;
    private final Users users;
    private final UserBooks books;

    Sso(SsoInForce present, SsoTable links, UserTable table, Users users, UserBooks books) {
        this.present = present;
        this.links = links;
        this.table = table;
        this.users = users;
        this.books = books;
    }

    /**
     * Lets in, or says why not.
     *
     * @param issuer who vouches, as the verified token says
     * @param subject for whom
     * @param claims all that the provider says of them
     */
    public SsoLogin enter(String issuer, String subject, Map<String, Object> claims) {
        SsoSettings settings = present.get();
        SsoLogin login = decide(settings, new Found(name(settings, claims), issuer, subject, claims));
        if (login instanceof SsoLogin.Refused refused) {
            books.tell(BY, "login.refused", refused.why() + ": " + text(claims, settings.nameClaim()));
        }
        return login;
    }

    private SsoLogin decide(SsoSettings settings, Found found) {
        if (!domainAllowed(settings, found.claims())) {
            return new SsoLogin.Refused("domain");
        }
        Optional<Role> role = role(settings, found.claims());
        if (role.isEmpty() && settings.rolesClaim() != null) {
            return new SsoLogin.Refused("role");
        }
        Optional<User> known = links.user(found.issuer(), found.subject()).flatMap(users::find);
        if (known.isPresent()) {
            return known.get().disabled() ? new SsoLogin.Refused("disabled") : in(known.get(), role);
        }
        Optional<Account> account = table.account(found.name());
        boolean creates = settings.autoCreate();
        if (account.isPresent()) {
            return account.get().awaitsSso() || account.get().user().disabled()
                    ? bind(account.get(), found, role)
                    : new SsoLogin.Refused(creates ? "name" : "unknown");
        }
        return creates ? create(found, role) : new SsoLogin.Refused("unknown");
    }

    private SsoLogin bind(Account account, Found found, Optional<Role> role) {
        if (account.user().disabled()) {
            return new SsoLogin.Refused("disabled");
        }
        String name = account.user().name();
        books.inTransaction(() -> {
            links.deleteAll(name);
            links.insert(found.issuer(), found.subject(), name);
            table.setAwaitsSso(name, false);
            return books.note(BY, name, new Turn(Field.AWAITS_SSO, "true", "false"));
        });
        return in(account.user(), role);
    }

    private SsoLogin create(Found found, Optional<Role> role) {
        Role given = role.orElse(Role.AGENT);
        User user;
        try {
            user = books.inTransaction(() -> {
                User added = users.add(found.name(), given, Unguessable.text(32));
                table.setFullName(added.name(), fullName(found.claims()));
                links.insert(found.issuer(), found.subject(), added.name());
                books.note(BY, added.name(), new Turn(Field.ADDED, "", given.word()));
                return added;
            });
        } catch (RefusedUser e) {
            return new SsoLogin.Refused("name");
        }
        books.tell(BY, "user.add", user.name() + " as " + given.word());
        return new SsoLogin.In(user);
    }

    /** The provider's word on roles holds, but the last admin stays one. */
    private SsoLogin in(User user, Optional<Role> role) {
        if (role.isEmpty() || role.get() == user.role()) {
            return new SsoLogin.In(user);
        }
        Role given = role.get();
        try {
            books.inTransaction(() -> {
                users.setRole(user.name(), given);
                return books.note(
                        BY, user.name(), new Turn(Field.ROLE, user.role().word(), given.word()));
            });
        } catch (RefusedUser e) {
            books.tell(BY, "user.role", user.name() + " stays admin, as the last one");
            return new SsoLogin.In(user);
        }
        books.tell(BY, "user.role", user.name() + ": " + user.role().word() + " -> " + given.word());
        return new SsoLogin.In(users.find(user.name()).orElseThrow());
    }

    private static Optional<Role> role(SsoSettings settings, Map<String, Object> claims) {
        String claim = settings.rolesClaim();
        return claim == null
                ? Optional.empty()
                : values(claims.get(claim))
                        .map(settings.roles()::get)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder());
    }

    private static Stream<String> values(@Nullable Object claim) {
        Collection<?> many =
                claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return many.stream().map(String::valueOf);
    }

    private static boolean domainAllowed(SsoSettings settings, Map<String, Object> claims) {
        if (settings.domains().isEmpty()) {
            return true;
        }
        String mail = text(claims, "email").toLowerCase(Locale.ROOT);
        return "true".equals(String.valueOf(claims.get("email_verified")))
                && settings.domains().contains(mail.substring(mail.lastIndexOf('@') + 1));
    }

    /** The name as it would be here; of an address, what stands before the @. */
    private static String name(SsoSettings settings, Map<String, Object> claims) {
        String whole =
                text(claims, settings.nameClaim()).toLowerCase(Locale.ROOT).strip();
        int at = whole.indexOf('@');
        // With several domains, ann@one and ann@other are two people; the name with its @ is then none that we take.
        return at > 0 && settings.domains().size() == 1 ? whole.substring(0, at) : whole;
    }

    private static @Nullable String fullName(Map<String, Object> claims) {
        String said = Texts.cut(Texts.clean(text(claims, "name")).strip(), LONGEST_NAME);
        return said.isEmpty() ? null : said;
    }

    private static String text(Map<String, Object> claims, String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    /** Somebody whom the provider vouches for and nobody knows here. */
    private record Found(String name, String issuer, String subject, Map<String, Object> claims) {}
}

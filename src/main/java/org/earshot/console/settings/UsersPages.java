package org.earshot.console.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.admit.Account;
import org.earshot.admit.Accounts;
import org.earshot.admit.Admissions;
import org.earshot.admit.NewUser;
import org.earshot.admit.RefusedUser;
import org.earshot.admit.Role;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.UserChange;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriUtils;

/** Who may come in, for admins: each user with a page of their own, where every change can be taken back. */
@StaffPage
class UsersPages {
    private static final int MOST_CHANGES = 200;
    private static final String LIST = "/settings/users";

    private final Accounts accounts;
    private final Admissions admissions;
    private final SsoInForce sso;
    private final Wording wording;

    UsersPages(Accounts accounts, Admissions admissions, SsoInForce sso, Wording wording) {
        this.accounts = accounts;
        this.admissions = admissions;
        this.sso = sso;
        this.wording = wording;
    }

    @GetMapping(LIST)
    ModelAndView list() {
        ModelAndView page = new ModelAndView("users");
        page.addObject("rows", accounts.all().stream().map(this::row).toList());
        page.addObject("roles", Role.values());
        page.addObject("sso", sso.get().on());
        return page;
    }

    @PostMapping(LIST)
    ModelAndView add(Typed typed, HttpServletRequest request) {
        String name = typed.name() == null ? "" : typed.name().strip().toLowerCase(Locale.ROOT);
        Role role = role(typed.role() == null ? "agent" : typed.role());
        Optional<String> password;
        try {
            password = accounts.add(by(request), new NewUser(name, typed.fullName(), role, typed.sso() != null));
        } catch (RefusedUser e) {
            return refused(list().addObject("typed", typed), e);
        }
        password.ifPresent(secret -> show(request, "admit.users.one-time", secret));
        return Onward.to(address(name), request, wording.say("admit.users.added", name));
    }

    @GetMapping(LIST + "/{name}")
    ModelAndView one(@PathVariable String name, HttpServletRequest request) {
        Account account = accounts.find(name).orElseThrow(NoSuchElementException::new);
        String user = account.user().name();
        ZoneId zone = wording.zone();
        ModelAndView page = new ModelAndView("user");
        page.addObject("row", row(account));
        page.addObject("self", by(request).equals(user));
        page.addObject("trainee", accounts.trainee(user));
        page.addObject("roles", Role.values());
        page.addObject("sso", sso.get().on());
        page.addObject("sessions", admissions.of(user).size());
        page.addObject("added", wording.past(account.user().createdAt(), zone));
        page.addObject(
                "changes",
                accounts.history(user, MOST_CHANGES).stream()
                        .map(change -> row(change, zone))
                        .toList());
        return page;
    }

    @PostMapping(LIST + "/{name}/{deed:role|rename|trainee|disable|enable|second-factor|sso|sessions|undo}")
    ModelAndView change(
            @PathVariable String name,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") String value,
            HttpServletRequest request) {
        try {
            apply(by(request), name, deed, value);
        } catch (RefusedUser e) {
            return refused(one(name, request), e);
        }
        return Onward.to(address(name), request, wording.say("admit.users.done." + deed, name));
    }

    @PostMapping(LIST + "/{name}/{deed:password|link}")
    ModelAndView secret(@PathVariable String name, @PathVariable String deed, HttpServletRequest request) {
        try {
            if (deed.equals("password")) {
                show(request, "admit.users.one-time", accounts.oneTimePassword(by(request), name));
            } else {
                String link = accounts.resetLink(by(request), name);
                show(request, "admit.users.link-made", start(request) + "/login/reset?link=" + link);
            }
        } catch (RefusedUser e) {
            return refused(one(name, request), e);
        }
        return Onward.to(address(name));
    }

    private void apply(String by, String name, String deed, String value) {
        switch (deed) {
            case "role" -> accounts.setRole(by, name, role(value));
            case "rename" -> accounts.rename(by, name, value);
            case "trainee" -> accounts.setTrainee(by, name, Boolean.parseBoolean(value));
            case "disable" -> accounts.setDisabled(by, name, true);
            case "enable" -> accounts.setDisabled(by, name, false);
            case "second-factor" -> accounts.dropSecondFactor(by, name);
            case "sso" -> accounts.awaitSso(by, name, Boolean.parseBoolean(value));
            case "sessions" -> accounts.endSessions(by, name);
            default -> accounts.undo(by, name, number(value));
        }
    }

    private UserRow row(Account account) {
        Instant login = account.lastLogin();
        return new UserRow(account, login == null ? null : wording.past(login, wording.zone()));
    }

    private ChangeRow row(UserChange change, ZoneId zone) {
        Moment when = wording.past(change.at(), zone);
        return new ChangeRow(change, when, words(change.before()), words(change.after()));
    }

    private String words(String value) {
        return value.isEmpty() ? "–" : wording.sayOr("admit.value." + value, value);
    }

    private ModelAndView refused(ModelAndView page, RefusedUser why) {
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page.addObject("wrong", wording.sayOr("admit.refused." + why.key(), String.valueOf(why.getMessage())));
    }

    private static Role role(String word) {
        return Role.of(word).orElseThrow(NoSuchElementException::new);
    }

    private static long number(String typed) {
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new NoSuchElementException("no change has this number", e);
        }
    }

    private static void show(HttpServletRequest request, String key, String secret) {
        RequestContextUtils.getOutputFlashMap(request).put("shown", new Shown(key, secret));
    }

    private static String address(String name) {
        return LIST + "/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8);
    }

    private static String by(HttpServletRequest request) {
        return String.valueOf(request.getRemoteUser());
    }

    /** Where this console is, as the admin's browser knows it. */
    private static String start(HttpServletRequest request) {
        String whole = request.getRequestURL().toString();
        return whole.substring(0, whole.indexOf(LIST));
    }

    /**
     * What was typed into the form of a new user.
     *
     * @param name the name
     * @param fullName what colleagues call them
     * @param role the role
     * @param sso set for one who comes in through single sign-on
     */
    record Typed(
            @Nullable String name,
            @Nullable String fullName,
            @Nullable String role,
            @Nullable String sso) {}
}

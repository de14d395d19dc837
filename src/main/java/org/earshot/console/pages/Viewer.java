package org.earshot.console.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.earshot.admit.Preferences;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which language and on which clock a page speaks: as its reader chose, else as the browser says. A browser tells its languages with
 * every request; its clock only {@code assets/earshot.js} can tell, in a cookie. Without it there is none.
 */
final class Viewer implements LocaleContextResolver {
    /** The cookie in which the script leaves the browser's time zone. */
    static final String COOKIE = "earshot-zone";

    private static final String CHOSEN = Viewer.class.getName() + ".chosen";
    private final Users users;

    Viewer(Users users) {
        this.users = users;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request).language();
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new TimeZoneAwareLocaleContext() {
            @Override
            public Locale getLocale() {
                return chosen(request).language();
            }

            @Override
            public @Nullable TimeZone getTimeZone() {
                ZoneId zone = chosen(request).zone();
                return zone == null ? null : TimeZone.getTimeZone(zone);
            }
        };
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("who looks chooses on /me");
    }

    /** Looked up once for each request, and only for those that put something into words. */
    private Chosen chosen(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Chosen before) {
            return before;
        }
        Preferences wanted = Optional.ofNullable(request.getRemoteUser())
                .flatMap(users::find)
                .map(User::preferences)
                .orElse(Preferences.NONE);
        Chosen now = new Chosen(
                wanted.language() == null ? browserLanguage(request) : Locale.forLanguageTag(wanted.language()),
                wanted.zone() == null ? browserZone(request) : wanted.zone());
        request.setAttribute(CHOSEN, now);
        return now;
    }

    /** The first language of the browser that Earshot speaks. */
    static Locale browserLanguage(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(Preferences.LANGUAGES::contains)
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /** The time zone that the browser told, null where it told none that is known. */
    static @Nullable ZoneId browserZone(HttpServletRequest request) {
        Cookie told = WebUtils.getCookie(request, COOKIE);
        return told == null ? null : Preferences.zone(told.getValue()).orElse(null);
    }

    private record Chosen(Locale language, @Nullable ZoneId zone) {}
}

package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.earshot.admit.User;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Looks at the user again with every request of a session: what {@link StillIn} says decides whether it goes on. */
final class FreshSessions extends HttpSessionSecurityContextRepository {
    private final StillIn stillIn;
    private final Predicate<HttpServletRequest> ignored;

    /** Takes a session for nothing where the given test says so. */
    FreshSessions(StillIn stillIn, Predicate<HttpServletRequest> ignored) {
        this.stillIn = stillIn;
        this.ignored = ignored;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        DeferredSecurityContext stored = super.loadDeferredContext(request);
        return new Fresh(() -> ignored.test(request) ? null : fresh(stored.get()));
    }

    private @Nullable SecurityContext fresh(SecurityContext stored) {
        Authentication before = stored.getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn then)) {
            return null;
        }
        User now = stillIn.using(then).orElse(null);
        if (now == null) {
            return null;
        }
        return now.role() == then.role()
                ? stored
                : new SecurityContextImpl(Door.admitted(SignedIn.of(now, then.admission()), before.getDetails()));
    }

    /** Loads once, at the first question. */
    private static final class Fresh implements DeferredSecurityContext {
        private final Supplier<@Nullable SecurityContext> loading;
        private @Nullable SecurityContext loaded;
        private boolean empty;

        Fresh(Supplier<@Nullable SecurityContext> loading) {
            this.loading = loading;
        }

        @Override
        public SecurityContext get() {
            if (loaded == null) {
                SecurityContext found = loading.get();
                empty = found == null;
                loaded = found == null ? SecurityContextHolder.createEmptyContext() : found;
            }
            return loaded;
        }

        @Override
        public boolean isGenerated() {
            get();
            return empty;
        }
    }
}

package org.earshot.console.security;

import java.util.Optional;
import java.util.function.BiPredicate;
import org.earshot.admit.Admissions;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.springframework.stereotype.Component;

/** Says of somebody who came in a while ago whether their session goes on; requests and streams ask here, and nothing else decides it. */
@Component
public class StillIn {
    private final Users users;
    private final Admissions admissions;

    StillIn(Users users, Admissions admissions) {
        this.users = users;
        this.admissions = admissions;
    }

    /** True while the same session would let the same user in as the same; asking is no use of the session. */
    public boolean is(SignedIn then) {
        return now(then, admissions::lasts)
                .filter(now -> now.role() == then.role())
                .isPresent();
    }

    /** The user of a session as they are now, perhaps in another role; empty where it is over. Asking is a use of the session. */
    Optional<User> using(SignedIn then) {
        return now(then, admissions::holds);
    }

    private Optional<User> now(SignedIn then, BiPredicate<String, String> lasts) {
        String admission = then.admission();
        return admission == null
                ? Optional.empty()
                : users.find(then.name())
                        .filter(now -> !now.disabled() && now.mark().equals(then.mark()))
                        .filter(now -> lasts.test(admission, now.name()));
    }
}

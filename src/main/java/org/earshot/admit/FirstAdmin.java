package org.earshot.admit;

import java.io.PrintStream;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Adds the user {@code admin} at the first start, so that somebody can come in; later starts change nothing. */
@Component
@Profile("!tool")
@Order(0)
public class FirstAdmin implements ApplicationRunner {
    /** The variable with the first admin's password. */
    public static final String VARIABLE = "EARSHOT_ADMIN_PASSWORD";

    private static final String NAME = "admin";

    private final Users users;
    private final ConfigurableEnvironment environment;
    private final PrintStream out;

    @Autowired
    FirstAdmin(Users users, ConfigurableEnvironment environment) {
        this(users, environment, System.out);
    }

    FirstAdmin(Users users, ConfigurableEnvironment environment, PrintStream out) {
        this.users = users;
        this.environment = environment;
        this.out = out;
    }

    /** Runs after the start and before the daemon says that it is ready. */
    @Override
    public void run(ApplicationArguments arguments) {
        ensure();
    }

    /** Adds {@code admin} where there is no user at all; prints the password where it is a random one. May run more than once. */
    public void ensure() {
        if (!users.none()) {
            return;
        }
        Optional<String> chosen = chosen();
        String password = chosen.orElseGet(() -> Unguessable.text(15));
        try {
            users.addUnchecked(NAME, Role.ADMIN, password);
        } catch (RefusedUser e) {
            if (e.taken()) {
                return; // another daemon on this database was faster
            }
            throw new IllegalStateException(VARIABLE + " cannot be used: " + e.getMessage(), e);
        }
        if (chosen.isEmpty()) {
            out.println(
                    "First start: log in as " + NAME + " with the password " + password + " (shown only this once).");
        }
    }

    /** Read from the sources one by one, because Environment.getProperty would take a dollar and a brace for a reference. */
    private Optional<String> chosen() {
        return environment.getPropertySources().stream()
                .map(source -> source.getProperty(VARIABLE))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}

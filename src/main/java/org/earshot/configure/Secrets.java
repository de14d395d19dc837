package org.earshot.configure;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in values that live in the environment: <code>${NAME}</code> in config, <code>{{env:NAME}}</code> in routes. */
public final class Secrets {
    private static final Pattern CONFIG = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}");
    private static final Pattern ROUTE = Pattern.compile("\\{\\{env:([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}}");

    private final Function<String, @Nullable String> environment;

    /** Looks names up with the given function, which answers null for a name that is not set. */
    public Secrets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The text with every <code>${NAME}</code> or <code>${NAME:default}</code> filled in; a problem for a name that is not set. */
    public Optional<String> config(String text, YamlNode place) {
        return fill(CONFIG, text, place);
    }

    /** The text with every <code>{{env:NAME}}</code> or <code>{{env:NAME:default}}</code> filled in; a problem for a name not set. */
    public Optional<String> route(String text, YamlNode place) {
        return fill(ROUTE, text, place);
    }

    /** True where the environment has a value under this name. */
    public boolean knows(String name) {
        return environment.apply(name) != null;
    }

    private Optional<String> fill(Pattern pattern, String text, YamlNode place) {
        Matcher match = pattern.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (match.find()) {
            String value =
                    Optional.ofNullable(environment.apply(match.group(1))).orElse(match.group(2));
            if (value == null) {
                place.problem(
                        "The environment variable " + match.group(1) + " is not set",
                        "Set it where the daemon is started, or remove this line");
                return Optional.empty();
            }
            match.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(match.appendTail(filled).toString());
    }
}

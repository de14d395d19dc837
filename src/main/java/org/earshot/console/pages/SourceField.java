package org.earshot.console.pages;

import java.util.List;
import org.earshot.admin.Parameter;
import org.earshot.admin.SourceFault;
import org.jspecify.annotations.Nullable;

/**
 * A field of a source's form.
 *
 * @param parameter as the template declares it
 * @param value what stands in it; of a secret the name of its environment variable
 * @param options what a select chooses from, empty where it is typed
 * @param secret how it stands with a secret: {@code set}, {@code unset}, {@code file} or {@code none}; null for anything else
 * @param fault what is wrong with it, null for nothing
 */
record SourceField(
        Parameter parameter,
        String value,
        List<String> options,
        @Nullable String secret,
        @Nullable SourceFault fault) {
    SourceField {
        options = List.copyOf(options);
    }

    /** The name under which the form sends it, and its id on the page. */
    public String key() {
        return SourceTyped.PREFIX + parameter.name();
    }

    /** What the template fills in where nothing is written, null for nothing. */
    public @Nullable String byDefault() {
        return parameter.byDefault().orElse(null);
    }

    /** A value that would do, null where there is a better hint. */
    public @Nullable String example() {
        return secret == null && options.isEmpty() ? parameter.example().orElse(null) : null;
    }

    /** How the browser is to help with typing. */
    public String mode() {
        return switch (parameter.type()) {
            case URL -> "url";
            case INTEGER -> "numeric";
            default -> "text";
        };
    }

    /** A day has a calendar where the browser has one, unless something else stands there. */
    public String input() {
        boolean day = parameter.type() == Parameter.Type.DATE && value.matches("|\\d{4}-\\d{2}-\\d{2}");
        return day ? "date" : "text";
    }

    /** The ids of what is said about it. */
    public String told() {
        return "about-" + key() + (fault == null ? "" : " fault-" + key());
    }
}

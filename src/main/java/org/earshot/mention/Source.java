package org.earshot.mention;

import java.util.Map;
import java.util.Optional;

/**
 * One thing polled for a brand: an entry of {@code routes/sources/} with its template's defaults filled in.
 *
 * @param id the route's id, unique
 * @param platform the template's folder under {@code routes/}
 * @param template the id of the route template
 * @param brand the id of the brand it brings mentions for
 * @param parameters all parameters by name, secrets resolved; never printed
 */
public record Source(String id, String platform, String template, String brand, Map<String, String> parameters) {
    /** Copies its parameters. */
    public Source {
        parameters = Map.copyOf(parameters);
    }

    /** A parameter that is there and not blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    /** A parameter that the template requires. */
    public String need(String name) {
        return parameter(name)
                .orElseThrow(() -> new IllegalStateException("source " + id + " has no parameter " + name));
    }

    /** True where everything that it brings is about the brand. */
    public boolean matchesAll() {
        return parameter("match").filter("all"::equals).isPresent();
    }

    /** Its name only: parameters may hold secrets. */
    @Override
    public String toString() {
        return "source " + id;
    }
}

package org.earshot.admin;

import java.util.List;
import java.util.Optional;

/**
 * A kind of source that an admin can use, as a route template declares it.
 *
 * @param id the template's id, such as {@code mastodon-tag}
 * @param platform the folder under {@code routes/} that holds it
 * @param description what it brings, a sentence
 * @param parameters what the admin gives, in the template's order
 */
public record Template(String id, String platform, String description, List<Parameter> parameters) {
    /** Copies the parameters. */
    public Template {
        parameters = List.copyOf(parameters);
    }

    /** The parameter with a name. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /** What the admin may write; {@code source} and {@code schedule} are filled in by the daemon. */
    public List<String> names() {
        return parameters.stream()
                .map(Parameter::name)
                .filter(name -> !OWN.contains(name))
                .toList();
    }

    /** True where its sources are polled; to the others their platform pushes. */
    public boolean polled() {
        return parameter("schedule").isPresent();
    }

    /** Parameters that the daemon fills in. */
    public static final List<String> OWN = List.of("source", "schedule");
}

package org.earshot.listen.reviewpage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A node of a page's markup, whichever of the three languages it is written in: types, an id, and properties whose values
 * are texts or things. Things may lead back to themselves. Names of types and properties are without their vocabulary.
 */
final class Thing {
    private final Set<String> types = new LinkedHashSet<>();
    private final Map<String, List<Object>> properties = new LinkedHashMap<>();
    private @Nullable String id;
    private @Nullable String raw;

    /** The last part of a name: {@code https://schema.org/Review}, {@code schema:Review} and {@code Review} are one. */
    static String local(String name) {
        String bare = name.strip();
        while (bare.endsWith("/")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return bare.substring(
                Math.max(bare.lastIndexOf('/'), Math.max(bare.lastIndexOf('#'), bare.lastIndexOf(':'))) + 1);
    }

    void type(String type) {
        if (!type.isBlank()) {
            types.add(local(type));
        }
    }

    void id(@Nullable String written) {
        id = written == null || written.isBlank() ? null : written.strip();
    }

    void raw(String written) {
        raw = written;
    }

    void add(String property, Object value) {
        if (!property.isBlank()) {
            properties
                    .computeIfAbsent(local(property), name -> new ArrayList<>())
                    .add(value);
        }
    }

    /** Takes over what another node says about the same id. */
    void merge(Thing other) {
        types.addAll(other.types);
        other.properties.forEach(properties::putIfAbsent);
        raw = raw == null ? other.raw : raw;
    }

    /** Puts other values in place of some; for references that are resolved once all nodes are known. */
    void replace(UnaryOperator<Object> by) {
        properties.values().forEach(values -> values.replaceAll(by));
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Optional<String> raw() {
        return Optional.ofNullable(raw);
    }

    boolean is(Set<String> wanted) {
        return types.stream().anyMatch(wanted::contains);
    }

    boolean hasType() {
        return !types.isEmpty();
    }

    boolean has(String property) {
        return properties.containsKey(property);
    }

    /** True for a node that says nothing but which node it means. */
    boolean isReference() {
        return id != null && properties.isEmpty();
    }

    /** The first text of the first of these properties that has one; of a thing, its name. */
    Optional<String> text(String... names) {
        return Stream.of(names)
                .flatMap(name -> properties.getOrDefault(name, List.of()).stream())
                .flatMap(value -> value instanceof Thing thing ? thing.ownName().stream() : Stream.of(value.toString()))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private Optional<String> ownName() {
        return properties.getOrDefault("name", List.of()).stream()
                .filter(String.class::isInstance)
                .map(Object::toString)
                .findFirst();
    }

    /** The things among the values of some properties. */
    List<Thing> things(String... names) {
        return Stream.of(names)
                .flatMap(name -> properties.getOrDefault(name, List.of()).stream())
                .filter(Thing.class::isInstance)
                .map(Thing.class::cast)
                .toList();
    }

    /** The things among all values. */
    List<Thing> all() {
        return things(properties.keySet().toArray(String[]::new));
    }
}

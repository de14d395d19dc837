package org.earshot.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.configure.Span;

/**
 * An entry of a file of sources, with its places in the text.
 *
 * @param id the source's id
 * @param template the template's id
 * @param templatePlace where that stands
 * @param place the whole entry without its dash
 * @param given its parameters in their order
 */
record SourceEntry(String id, String template, Span templatePlace, Span place, List<Given> given) {
    SourceEntry {
        given = List.copyOf(given);
    }

    Optional<Given> given(String name) {
        return given.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** What it says, without where. */
    Wanted wanted() {
        Map<String, String> values = new LinkedHashMap<>();
        given.forEach(one -> values.put(one.name(), one.value()));
        return new Wanted(id, template, values);
    }

    /** Never printed with its values, which may be secrets. */
    @Override
    public String toString() {
        return "entry " + id;
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @param value as written, not filled in
     * @param place where the value stands
     * @param item where name and value stand
     * @param line the value's line, counted from 1
     */
    record Given(String name, String value, Span place, Span item, int line) {
        /** Its name only: the value may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What an entry says or shall say.
     *
     * @param id the source's id
     * @param template the template's id
     * @param values by parameter, as written in the file, in the order to write them
     */
    record Wanted(String id, String template, Map<String, String> values) {
        Wanted {
            values = new LinkedHashMap<>(values);
        }

        /** Its names only: the values may be secrets. */
        @Override
        public String toString() {
            return id + " " + template + " " + values.keySet();
        }
    }
}

package org.earshot.admin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One parameter of a template, as its file declares it; the check, the form in the console and the guide all read it from there.
 *
 * @param name as the admin writes it
 * @param title a few words, for a form
 * @param type what kind of value it takes
 * @param description what it means, a sentence
 * @param required true where a source does not work without it
 * @param byDefault what it is where the admin writes nothing, empty for nothing
 * @param example a value that would do, empty for none
 * @param values what a choice chooses from, empty for every other type
 * @param or the parameters of which a source has exactly one, this one among them; empty where that is not so
 * @param with the parameters that a source needs where it has this one; {@code a|b} is one of the two
 */
public record Parameter(
        String name,
        String title,
        Type type,
        String description,
        boolean required,
        Optional<String> byDefault,
        Optional<String> example,
        List<String> values,
        List<String> or,
        List<String> with) {
    /** Copies the lists. */
    public Parameter {
        values = List.copyOf(values);
        or = List.copyOf(or);
        with = List.copyOf(with);
    }

    /** True for what must appear in no file, message or page. */
    public boolean secret() {
        return type == Type.SECRET;
    }

    /** What kind of value a parameter takes. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** An absolute http or https address. */
        URL,
        /** A key; written as {{env:NAME}}. */
        SECRET,
        /** A time span such as 30s, 2m or 1h. */
        DURATION,
        /** Five fields, or Quartz's six. */
        CRON,
        /** A whole number, 0 or more. */
        INTEGER,
        /** true or false. */
        FLAG,
        /** One of a few values. */
        CHOICE,
        /** A day such as 2026-01-31. */
        DATE,
        /** The id of a brand. */
        BRAND;

        /** The type with this name in lower case. */
        static Optional<Type> named(String name) {
            for (Type type : values()) {
                if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}

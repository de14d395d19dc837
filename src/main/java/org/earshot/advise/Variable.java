package org.earshot.advise;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer may leave open until it is used in a case; written in braces. */
public enum Variable {
    /** The customer's name, or their handle. */
    CUSTOMER,
    /** The brand's name. */
    BRAND,
    /** The user who answers. */
    AGENT,
    /** The number of the case. */
    CASE,
    /** When a first answer is due. */
    DUE;

    private static final Pattern BRACES = Pattern.compile("\\{([^{}\\n]{0,60})}");

    /** How an article writes it. */
    public String written() {
        return "{" + word() + "}";
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Variable> of(String word) {
        return Arrays.stream(values())
                .filter(variable -> variable.word().equals(word))
                .findFirst();
    }

    /** What stands in braces and is no variable, each once. */
    static Set<String> unknownIn(String body) {
        Set<String> unknown = new LinkedHashSet<>();
        Matcher found = BRACES.matcher(body);
        while (found.find()) {
            if (of(found.group(1)).isEmpty()) {
                unknown.add(found.group(1));
            }
        }
        return unknown;
    }

    /** The text in one pass, so that a value is never read for variables; what has no value stays as it is written. */
    static String fill(String body, Map<Variable, String> values) {
        return BRACES.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        of(found.group(1)).map(values::get).orElse(found.group())));
    }

    /** The variables that a text still holds. */
    static List<Variable> in(String text) {
        return Arrays.stream(values())
                .filter(variable -> text.contains(variable.written()))
                .toList();
    }
}

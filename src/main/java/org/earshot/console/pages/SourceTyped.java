package org.earshot.console.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.Parameter;
import org.earshot.admin.SourceWish;
import org.earshot.admin.Template;

/**
 * What stands in a source's form.
 *
 * @param adding true for a new source
 * @param id its name
 * @param template the template's id
 * @param fingerprint of the file when the form was opened
 * @param fields by parameter, a secret by the name of its environment variable
 */
record SourceTyped(boolean adding, String id, String template, String fingerprint, Map<String, String> fields) {
    static final String PREFIX = "p-";
    private static final Pattern NAMED = Pattern.compile("\\{\\{env:([A-Za-z_][A-Za-z0-9_]*)}}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    SourceTyped {
        fields = new LinkedHashMap<>(fields);
    }

    /** What a browser sent. */
    static SourceTyped of(boolean adding, String id, Map<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                fields.put(name.substring(PREFIX.length()), value.strip());
            }
        });
        String template = sent.getOrDefault("template", "");
        return new SourceTyped(adding, id.strip(), template, sent.getOrDefault("fingerprint", ""), fields);
    }

    /** What is wanted; a secret of the file stays where no variable is named. */
    SourceWish wish(Template kind, Set<String> inFile) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            boolean secret = kind.parameter(name).map(Parameter::secret).orElse(false);
            if (!secret) {
                values.put(name, value);
            } else if (!value.isEmpty() || !inFile.contains(name)) {
                values.put(name, VARIABLE.matcher(value).matches() ? "{{env:" + value + "}}" : value);
            }
        });
        return new SourceWish(id, template, values);
    }

    /** The variable that a value names; empty where it names none, for it may be the secret itself. */
    static String variable(String value) {
        Matcher named = NAMED.matcher(value);
        if (named.matches()) {
            return named.group(1);
        }
        return VARIABLE.matcher(value).matches() ? value : "";
    }
}

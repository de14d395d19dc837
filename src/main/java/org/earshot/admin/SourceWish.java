package org.earshot.admin;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What somebody wants a source to be.
 *
 * @param id its name
 * @param template the template's id
 * @param values by parameter, as they are to stand in the file; a blank one is not written, a secret is {@code {{env:NAME}}} and stays as
 *     it is where nothing is said of it
 */
public record SourceWish(String id, String template, Map<String, String> values) {
    /** Copies the values. */
    public SourceWish {
        values = new LinkedHashMap<>(values);
    }

    /** Its names only: somebody may have typed a secret. */
    @Override
    public String toString() {
        return id + " " + template + " " + values.keySet();
    }
}

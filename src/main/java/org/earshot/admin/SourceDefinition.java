package org.earshot.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A source as its file defines it.
 *
 * @param id its name
 * @param template the template's id
 * @param file where it stands, relative to the home folder
 * @param fingerprint of the whole file; another one means that somebody has changed it
 * @param values by parameter, as written, without secrets that stand in the file themselves
 * @param inFile the parameters whose secrets stand in the file themselves; they are never shown
 */
public record SourceDefinition(
        String id, String template, String file, String fingerprint, Map<String, String> values, Set<String> inFile) {
    /** Copies values and names. */
    public SourceDefinition {
        values = new LinkedHashMap<>(values);
        inFile = Set.copyOf(inFile);
    }
}

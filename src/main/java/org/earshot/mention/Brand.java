package org.earshot.mention;

import java.util.List;
import java.util.Set;

/**
 * Whom we listen for.
 *
 * @param id lower-case word, used in files and addresses
 * @param name as people write it
 * @param terms words, phrases, @handles and #tags that are the brand
 * @param exclude phrases that hold a term and are somebody else's
 * @param languages ISO 639-1 codes that its customers write in; a text is taken for one of these
 * @param hours when staff answer
 */
public record Brand(
        String id, String name, List<String> terms, List<String> exclude, Set<String> languages, OfficeHours hours) {
    /** Copies its lists. */
    public Brand {
        terms = List.copyOf(terms);
        exclude = List.copyOf(exclude);
        languages = Set.copyOf(languages);
    }
}

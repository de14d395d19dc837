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
 * @param rules what it asks of replies
 */
public record Brand(
        String id,
        String name,
        List<String> terms,
        List<String> exclude,
        Set<String> languages,
        OfficeHours hours,
        ReplyRules rules) {
    /** A brand that asks nothing of replies. */
    public Brand(
            String id,
            String name,
            List<String> terms,
            List<String> exclude,
            Set<String> languages,
            OfficeHours hours) {
        this(id, name, terms, exclude, languages, hours, ReplyRules.NONE);
    }

    /** Copies its lists. */
    public Brand {
        terms = List.copyOf(terms);
        exclude = List.copyOf(exclude);
        languages = Set.copyOf(languages);
    }
}

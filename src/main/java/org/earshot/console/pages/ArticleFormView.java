package org.earshot.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article's form, ready to be written.
 *
 * @param id the article's, 0 for a new one
 * @param typed what stands in it
 * @param languages the languages to choose from
 * @param brands the brands to choose from
 * @param platforms the platforms to choose from
 * @param intents what posts can want
 * @param owners who could own it
 * @param variables what the answer may leave open
 * @param faults what is wrong
 */
record ArticleFormView(
        long id,
        ArticleTyped typed,
        List<ArticleDesk.Choice> languages,
        List<ArticleDesk.Choice> brands,
        List<ArticleDesk.Choice> platforms,
        List<ArticleDesk.Choice> intents,
        List<ArticleDesk.Choice> owners,
        List<String> variables,
        List<Fault> faults) {
    /** True for a new article. */
    public boolean adding() {
        return id == 0;
    }

    /** What is wrong with a field, null where nothing is. */
    public @Nullable String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::what)
                .findFirst()
                .orElse(null);
    }

    /**
     * What is wrong.
     *
     * @param field with which field
     * @param what in a sentence
     */
    record Fault(String field, String what) {}
}

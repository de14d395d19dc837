package org.earshot.respond.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Standing;

/**
 * Finds out whose token a source has: a page's own, or that of somebody who cares for it and must not speak for it.
 *
 * @param source names the page
 * @param door asks with the token
 * @param outcomes reads what Facebook says
 */
record TokenPage(Source source, GraphDoor door, GraphOutcomes outcomes) {
    /** What a token's rights depend on. */
    static final List<String> DECISIVE = List.of("server", "version", "token", "app-secret", "page", "account");

    /**
     * What was found out.
     *
     * @param id the token owner's, empty where it is not known
     */
    record Found(Standing standing, String id) {}

    /** The page that answers, its id or its name: the one that the source names for it, else the one that it hears. */
    static Optional<String> named(Source source) {
        return source.parameter("account").or(() -> source.parameter("page")).map(String::strip);
    }

    /** What is named, and who is there. */
    Found ask() {
        Answer answer = door.get("me?fields=id%2Cname");
        GraphOutcomes.Read read = outcomes.read(answer);
        if (read instanceof GraphOutcomes.Read.Not not) {
            return new Found(outcomes.nobody(answer, not.outcome()), "");
        }
        JsonNode me = ((GraphOutcomes.Read.Body) read).json();
        String id = me.path("id").asText("");
        return new Found(standing(id, me.path("name").asText("").strip()), id);
    }

    private Standing standing(String id, String name) {
        if (id.isBlank()) {
            return new Standing.Unsure("Facebook did not say whose token source " + source.id() + " has");
        }
        String page = named(source).orElse("");
        String shown = Texts.cut(Texts.clean(name), 100);
        return page.equals(id) || (!name.isEmpty() && page.equalsIgnoreCase(name))
                ? new Standing.May(shown.isEmpty() ? Texts.cut(Texts.clean(id), 100) : shown)
                : new Standing.MayNot("the token of source " + source.id() + " belongs to "
                        + (shown.isEmpty() ? "another account" : shown) + ", not to the page " + page
                        + "; give it that page's own token");
    }
}

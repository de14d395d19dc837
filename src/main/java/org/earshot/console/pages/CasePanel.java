package org.earshot.console.pages;

import java.util.Optional;
import org.earshot.respond.Case;

/**
 * Something that stands by itself on the page of a case. A new one is a bean and a template, and edits nothing that stands; beans are
 * shown in the order of their {@link org.springframework.core.annotation.Order}.
 *
 * <p>The template has a fragment {@code panel}, which reads what is shown from the variable {@code panel} and the page's own from
 * {@code view}. Its outermost element has the id {@code panel-} and the name, so that a live update can exchange it.
 */
public interface CasePanel {
    /** Its template, which is its name, too. */
    String name();

    /** Where it stands. */
    Place place();

    /** What it shows, empty for nothing. */
    Optional<?> show(Case item, Staff reader);

    /** A part of the page. */
    enum Place {
        /** Above the conversation, for what staff must not miss. */
        NOTICE,
        /** Under the composer. */
        TALK,
        /** Folded among what can be done with the case. */
        DEEDS,
        /** Beside the conversation. */
        SIDE
    }
}

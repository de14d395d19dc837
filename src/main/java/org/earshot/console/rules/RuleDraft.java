package org.earshot.console.rules;

import java.util.List;
import org.earshot.configure.Problem;

/**
 * What a form would make of its file.
 *
 * @param text the whole file; has no meaning where there are problems
 * @param problems why there is no such text
 */
record RuleDraft(String text, List<Problem> problems) {
    RuleDraft {
        problems = List.copyOf(problems);
    }

    static RuleDraft of(String text) {
        return new RuleDraft(text, List.of());
    }

    static RuleDraft faulty(List<Problem> problems) {
        return new RuleDraft("", problems);
    }
}

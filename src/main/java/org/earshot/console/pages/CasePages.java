package org.earshot.console.pages;

import org.earshot.respond.Case;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a case. */
@StaffPage
class CasePages {
    private final CaseDesk desk;
    private final AdviceDesk advice;
    private final CaseScreen screen;

    CasePages(CaseDesk desk, AdviceDesk advice, CaseScreen screen) {
        this.desk = desk;
        this.advice = advice;
        this.screen = screen;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable long id, Filling filling, Authentication user, Model model) {
        Case item = desk.find(id);
        model.addAllAttributes(screen.show(item, Staff.of(user), advised(item, filling, user.getName())));
        return "case";
    }

    private AdviceView advised(Case item, Filling filling, String user) {
        if (filling.article() != null) {
            return advice.with(item, filling.article(), user);
        }
        return filling.holding() == null ? advice.view(item) : advice.holding(item);
    }

    /**
     * What to put into the composer; nothing is written or sent by it.
     *
     * @param article the id of an article, null for none
     * @param holding there for a holding reply, null for none
     */
    record Filling(@Nullable Long article, @Nullable String holding) {}
}

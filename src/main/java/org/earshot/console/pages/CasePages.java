package org.earshot.console.pages;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a case, and the count of a reply that is being typed. */
@Controller
class CasePages {
    private final CaseDesk desk;

    CasePages(CaseDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable long id, Authentication user, Model model) {
        model.addAttribute("view", desk.view(id, user.getName(), ""));
        model.addAttribute("snoozes", SnoozeChoice.values());
        model.addAttribute("outcomes", CaseDeeds.OUTCOMES);
        return "case";
    }

    @PostMapping("/cases/{id}/count")
    String count(@PathVariable long id, @RequestParam(defaultValue = "") String text, Model model) {
        model.addAttribute("offer", desk.offer(id, text));
        return "case-parts :: count";
    }
}

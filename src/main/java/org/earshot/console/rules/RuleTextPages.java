package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.earshot.console.pages.StaffPage;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A file as plain text, for what the forms cannot say. */
@StaffPage
class RuleTextPages {
    private final RuleEditing editing;
    private final RuleFlow flow;

    RuleTextPages(RuleEditing editing, RuleFlow flow) {
        this.editing = editing;
        this.flow = flow;
    }

    @GetMapping("/settings/{file:brands|triage|alerts|sso}/text")
    ModelAndView open(@PathVariable String file) {
        RuleFile which = RuleFile.of(file).orElseThrow();
        RuleEditing.Present now = editing.present(which);
        return new RuleTextForm(editing, which, now.plain(), now.fingerprint()).page(List.of());
    }

    @PostMapping("/settings/{file:brands|triage|alerts|sso}/text")
    ModelAndView send(@PathVariable String file, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        String fingerprint = sent.getOrDefault("fingerprint", "");
        RuleFile which = RuleFile.of(file).orElseThrow();
        return flow.step(new RuleTextForm(editing, which, sent.getOrDefault("text", ""), fingerprint), sent, request);
    }
}

package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.console.pages.StaffPage;
import org.earshot.rule.BrandUse;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Adds, changes and removes brands. */
@StaffPage
class BrandPages {
    private static final RuleFile FILE = RuleFile.BRANDS;
    private static final BrandTyped EMPTY = new BrandTyped("", "", "", "", "", "", "", "");

    private final RuleEditing editing;
    private final BrandUse use;
    private final RuleFlow flow;

    BrandPages(RuleEditing editing, BrandUse use, RuleFlow flow) {
        this.editing = editing;
        this.use = use;
        this.flow = flow;
    }

    @GetMapping("/settings/brands")
    ModelAndView list() {
        RuleEditing.Present now = editing.present(FILE);
        ModelAndView page = new ModelAndView("rule-brands");
        page.addObject("file", FILE);
        page.addObject("present", now);
        page.addObject(
                "brands",
                BrandForm.ids(now.text()).stream()
                        .flatMap(id -> BrandForm.entry(now.text(), id).stream())
                        .map(BrandTyped::of)
                        .toList());
        return page;
    }

    @GetMapping("/settings/brands/new")
    ModelAndView open() {
        RuleEditing.Present now = editing.present(FILE);
        return new BrandForm(now, EMPTY, true, now.fingerprint()).page(List.of());
    }

    @GetMapping("/settings/brands/{id}/edit")
    ModelAndView openAgain(@PathVariable String id) {
        RuleEditing.Present now = editing.present(FILE);
        return new BrandForm(now, typed(now, id), false, now.fingerprint()).page(List.of());
    }

    @PostMapping("/settings/brands/new")
    ModelAndView add(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        BrandTyped typed = BrandTyped.of(Typed.text(sent, "id"), sent);
        return flow.step(
                new BrandForm(editing.present(FILE), typed, true, Typed.text(sent, "fingerprint")), sent, request);
    }

    @PostMapping("/settings/brands/{id}/edit")
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        RuleEditing.Present now = editing.present(FILE);
        typed(now, id);
        BrandForm form = new BrandForm(now, BrandTyped.of(id, sent), false, Typed.text(sent, "fingerprint"));
        return flow.step(form, sent, request);
    }

    @GetMapping("/settings/brands/{id}/delete")
    ModelAndView askToRemove(@PathVariable String id) {
        return removal(editing.present(FILE), id);
    }

    @PostMapping("/settings/brands/{id}/delete")
    ModelAndView remove(@PathVariable String id, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        RuleEditing.Present now = editing.present(FILE);
        return flow.step(new BrandRemoval(now, id, removal(now, id)), sent, request);
    }

    private ModelAndView removal(RuleEditing.Present now, String id) {
        ModelAndView page = new ModelAndView("rule-brand-delete");
        page.addObject("form", typed(now, id));
        page.addObject("fingerprint", now.fingerprint());
        page.addObject("sources", use.sources(id));
        page.addObject("open", use.openCases(id));
        page.addObject("file", FILE);
        page.addObject("present", now);
        RuleDraft draft = new BrandRemoval(now, id, page).draft();
        RuleEditing.Preview preview = editing.preview(FILE, draft.text());
        page.addObject("problems", draft.problems().isEmpty() ? preview.problems() : draft.problems());
        page.addObject("difference", preview.difference());
        return page;
    }

    private static BrandTyped typed(RuleEditing.Present now, String id) {
        return BrandForm.entry(now.text(), id).map(BrandTyped::of).orElseThrow(NoSuchElementException::new);
    }
}

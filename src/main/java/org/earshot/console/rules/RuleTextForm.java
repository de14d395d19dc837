package org.earshot.console.rules;

import java.util.List;
import java.util.Map;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.springframework.web.servlet.ModelAndView;

/** A file as plain text. */
final class RuleTextForm implements RuleForm {
    private final RuleEditing editing;
    private final RuleFile file;
    private final String typed;
    private final String fingerprint;

    RuleTextForm(RuleEditing editing, RuleFile file, String typed, String fingerprint) {
        this.editing = editing;
        this.file = file;
        this.typed = typed;
        this.fingerprint = fingerprint;
    }

    @Override
    public RuleFile file() {
        return file;
    }

    @Override
    public String action() {
        return "/settings/" + file.word() + "/text";
    }

    @Override
    public Map<String, List<String>> fields() {
        return Map.of("text", List.of(editing.shown(file, typed)));
    }

    @Override
    public RuleDraft draft() {
        return RuleDraft.of(editing.dressed(file, typed));
    }

    @Override
    public ModelAndView page(List<Problem> problems) {
        ModelAndView page = new ModelAndView("rule-text");
        page.addObject("file", file);
        // A browser drops the first line break of a text area.
        page.addObject("text", "\n" + editing.shown(file, typed));
        page.addObject("fingerprint", fingerprint);
        page.addObject("present", editing.present(file));
        return page;
    }
}

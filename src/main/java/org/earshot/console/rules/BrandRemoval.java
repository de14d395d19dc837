package org.earshot.console.rules;

import java.util.List;
import java.util.Map;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.servlet.ModelAndView;

/** A brand taken out of its file. */
record BrandRemoval(RuleEditing.Present present, String id, ModelAndView form) implements RuleForm {
    @Override
    public RuleFile file() {
        return RuleFile.BRANDS;
    }

    @Override
    public String action() {
        return "/settings/brands/" + id + "/delete";
    }

    @Override
    public Map<String, List<String>> fields() {
        return Map.of();
    }

    @Override
    public RuleDraft draft() {
        int place = BrandForm.place(present.text(), id);
        return YamlText.of(present.text())
                .flatMap(yaml -> yaml.with(List.of("brands", place), null))
                .map(next -> RuleDraft.of(next.text()))
                .orElseGet(() -> RuleDraft.faulty(List.of(FormFault.own(
                        file(),
                        file().said() + " is written in a way that cannot be edited here",
                        "Edit it as text"))));
    }

    @Override
    public ModelAndView page(List<Problem> problems) {
        return form;
    }
}

package org.earshot.console.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form for some places of a file.
 *
 * @param present the file
 * @param template the page
 * @param action where it is sent
 * @param fields as they were filled in
 * @param own what the form itself finds wrong
 * @param change what it makes of the file; nothing where that is written in a way that has no place for it
 * @param field which field a problem on a line of the changed text is about
 */
record EntryForm(
        RuleEditing.Present present,
        String template,
        String action,
        Map<String, List<String>> fields,
        List<Problem> own,
        Function<YamlText, Optional<YamlText>> change,
        BiFunction<YamlText, Integer, Optional<String>> field)
        implements RuleForm {
    private static final String REMOVE = "remove";

    /** The same to take out what stands at a path, where that was asked for. */
    EntryForm orRemoval(Map<String, String> sent, List<?> path) {
        if (!sent.containsKey(REMOVE) && !sent.getOrDefault("deed", "").equals(REMOVE)) {
            return this;
        }
        Map<String, List<String>> more = new LinkedHashMap<>(fields);
        more.put(REMOVE, List.of("yes"));
        return new EntryForm(
                present,
                template,
                action,
                more,
                List.of(),
                text -> text.with(path, null),
                (text, line) -> Optional.empty());
    }

    @Override
    public RuleFile file() {
        return present.file();
    }

    @Override
    public RuleDraft draft() {
        if (!own.isEmpty()) {
            return RuleDraft.faulty(own);
        }
        return changed()
                .map(next -> RuleDraft.of(next.text()))
                .orElseGet(() -> RuleDraft.faulty(List.of(FormFault.own(
                        file(),
                        file().said() + " is written in a way that cannot be edited here",
                        "Edit it as text"))));
    }

    private Optional<YamlText> changed() {
        return YamlText.of(present.text()).flatMap(change);
    }

    @Override
    public ModelAndView page(List<Problem> problems) {
        ModelAndView page = new ModelAndView(template);
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, all) -> values.put(name, String.join("\n", all)));
        page.addObject("form", values);
        page.addObject("chosen", fields);
        page.addObject("action", action);
        page.addObject("fingerprint", values.getOrDefault("fingerprint", present.fingerprint()));
        FormFault.show(page, FormFault.of(problems, file(), problem -> about(problem)), fields.keySet());
        page.addObject("present", present);
        page.addObject("file", file());
        return page;
    }

    private @org.jspecify.annotations.Nullable String about(Problem problem) {
        Optional<String> byLine =
                problem.line() == 0 ? Optional.empty() : changed().flatMap(text -> field.apply(text, problem.line()));
        return byLine.filter(fields::containsKey)
                .or(() -> fields.keySet().stream()
                        .filter(name -> problem.what().contains("'" + name + "'"))
                        .findFirst())
                .orElse(null);
    }
}

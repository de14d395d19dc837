package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.configure.Problem;
import org.earshot.console.pages.StaffPage;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The admin's own phrases, with what they weigh. */
@StaffPage
class WordPages {
    private static final String ALL = "phrases";
    private static final List<String> KEYS = List.of("points", "level", "why", ALL);

    private final RuleEditing editing;
    private final RuleFlow flow;

    WordPages(RuleEditing editing, RuleFlow flow) {
        this.editing = editing;
        this.flow = flow;
    }

    @GetMapping("/settings/triage/words")
    ModelAndView open(@RequestParam(defaultValue = "") String code) {
        RuleEditing.Present now = editing.present(RuleFile.TRIAGE);
        Optional<Object> entry = YamlText.of(now.text()).flatMap(text -> text.at(ALL, code));
        if (!code.isEmpty() && entry.isEmpty()) {
            throw new NoSuchElementException();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("code", List.of(code));
        fields.put("old", List.of(code));
        fields.put("fingerprint", List.of(now.fingerprint()));
        Map<?, ?> values = Entries.map(entry.orElse(null));
        KEYS.forEach(key -> fields.put(key, List.of(Typed.shown(values.get(key), "\n"))));
        return form(now, fields).page(List.of());
    }

    @PostMapping("/settings/triage/words")
    ModelAndView send(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List.of("code", "old", "fingerprint").forEach(name -> fields.put(name, List.of(Typed.text(sent, name))));
        if (!Typed.text(sent, "old").isEmpty()) {
            fields.put("code", List.of(Typed.text(sent, "old")));
        }
        KEYS.forEach(key -> fields.put(key, List.of(Typed.text(sent, key))));
        EntryForm form =
                form(editing.present(RuleFile.TRIAGE), fields).orRemoval(sent, List.of(ALL, Typed.text(sent, "old")));
        return flow.step(form, sent, request);
    }

    private static EntryForm form(RuleEditing.Present now, Map<String, List<String>> fields) {
        String code = fields.getOrDefault("code", List.of("")).get(0);
        List<Object> path = List.of(ALL, code);
        Map<String, Object> values = new LinkedHashMap<>();
        KEYS.forEach(key -> values.put(key, value(fields, key)));
        return new EntryForm(
                now,
                "rule-word-form",
                "/settings/triage/words",
                fields,
                own(now, fields),
                text -> text.at(ALL, code).isPresent()
                        ? Entries.set(Optional.of(text), path, values)
                        : text.with(path, Entries.filled(values, ALL)),
                (text, line) -> text.keyOn(line, ALL, code));
    }

    private static Object value(Map<String, List<String>> fields, String key) {
        String typed = fields.getOrDefault(key, List.of("")).get(0);
        return key.equals(ALL) ? Typed.lines(typed) : typed;
    }

    private static List<Problem> own(RuleEditing.Present now, Map<String, List<String>> fields) {
        String code = fields.getOrDefault("code", List.of("")).get(0);
        boolean fresh = fields.getOrDefault("old", List.of("")).get(0).isEmpty();
        if (!code.matches("[a-z0-9][a-z0-9._-]{0,59}")) {
            return List.of(FormFault.own(
                    RuleFile.TRIAGE, "'code' is no code", "Use lower-case letters, digits and dashes, such as safety"));
        }
        boolean there =
                YamlText.of(now.text()).flatMap(text -> text.at(ALL, code)).isPresent();
        return fresh && there
                ? List.of(FormFault.own(
                        RuleFile.TRIAGE, "There are phrases with this 'code' already", "Add to them instead"))
                : List.of();
    }
}

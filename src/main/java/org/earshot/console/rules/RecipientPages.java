package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.configure.Problem;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.retell.Interpreter;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where alerts go. */
@StaffPage
class RecipientPages {
    private static final String ALL = "recipients";
    private static final List<String> KEYS = List.of("email", "webhook", "secret", "language");

    private final RuleEditing editing;
    private final RuleFlow flow;
    private final Wording wording;

    RecipientPages(RuleEditing editing, RuleFlow flow, Wording wording) {
        this.editing = editing;
        this.flow = flow;
        this.wording = wording;
    }

    /** The languages that alerts can be in: names by codes. */
    @ModelAttribute("languages")
    Map<String, String> languages() {
        Map<String, String> names = new LinkedHashMap<>();
        Interpreter.LANGUAGES.forEach(code -> names.put(code, wording.language(code)));
        return names;
    }

    @GetMapping("/settings/alerts/recipient")
    ModelAndView open(@RequestParam(defaultValue = "") String name) {
        RuleEditing.Present now = editing.present(RuleFile.ALERTS);
        Optional<Object> entry = YamlText.of(now.text()).flatMap(text -> text.at(ALL, name));
        if (!name.isEmpty() && entry.isEmpty()) {
            throw new NoSuchElementException();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("name", List.of(name));
        fields.put("old", List.of(name));
        fields.put("fingerprint", List.of(now.fingerprint()));
        KEYS.forEach(key -> fields.put(
                key, List.of(Typed.shown(Entries.map(entry.orElse(null)).get(key), "\n"))));
        return form(now, fields).page(List.of());
    }

    @PostMapping("/settings/alerts/recipient")
    ModelAndView send(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        String old = sent.getOrDefault("old", "");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("name", List.of(old.isEmpty() ? Typed.text(sent, "name") : old));
        fields.put("old", List.of(old));
        fields.put("fingerprint", List.of(Typed.text(sent, "fingerprint")));
        KEYS.forEach(key -> fields.put(key, List.of(Typed.text(sent, key))));
        EntryForm form = form(editing.present(RuleFile.ALERTS), fields).orRemoval(sent, List.of(ALL, old));
        return bare(flow.step(form, sent, request));
    }

    /** Whoever types a secret in spite of what the page says does not get it back. */
    private ModelAndView bare(ModelAndView page) {
        if (page.getModel().get("form") instanceof Map<?, ?> form) {
            Map<String, String> shown = new LinkedHashMap<>();
            form.forEach((name, value) -> shown.put(
                    String.valueOf(name),
                    KEYS.contains(String.valueOf(name))
                            ? editing.openPart(String.valueOf(name), String.valueOf(value))
                            : String.valueOf(value)));
            page.addObject("form", shown);
        }
        return page;
    }

    private static EntryForm form(RuleEditing.Present now, Map<String, List<String>> fields) {
        String name = fields.getOrDefault("name", List.of("")).get(0);
        List<Object> path = List.of(ALL, name);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "email", Typed.words(fields.getOrDefault("email", List.of("")).get(0)));
        values.put("webhook", fields.getOrDefault("webhook", List.of("")).get(0));
        values.put(
                "secret",
                Entries.oneOrMore(
                        Typed.lines(fields.getOrDefault("secret", List.of("")).get(0))));
        values.put("language", fields.getOrDefault("language", List.of("")).get(0));
        return new EntryForm(
                now,
                "rule-recipient-form",
                "/settings/alerts/recipient",
                fields,
                own(now, fields, name),
                text -> text.at(ALL, name).isPresent()
                        ? Entries.set(Optional.of(text), path, values)
                        : text.with(path, Entries.filled(values)),
                (text, line) -> text.keyOn(line, ALL, name));
    }

    private static List<Problem> own(RuleEditing.Present now, Map<String, List<String>> fields, String name) {
        if (name.isBlank()) {
            return List.of(FormFault.own(RuleFile.ALERTS, "The 'name' is missing", "Give the recipient a short name"));
        }
        boolean fresh = fields.getOrDefault("old", List.of("")).get(0).isEmpty();
        boolean there =
                YamlText.of(now.text()).flatMap(text -> text.at(ALL, name)).isPresent();
        return fresh && there
                ? List.of(FormFault.own(
                        RuleFile.ALERTS, "There is a recipient of this 'name' already", "Choose another one"))
                : List.of();
    }
}

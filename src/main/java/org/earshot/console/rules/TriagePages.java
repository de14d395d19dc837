package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.console.pages.StaffPage;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What is urgent and how soon it is answered: levels and thresholds. */
@StaffPage
class TriagePages {
    private static final List<String> LEVELS = List.of("critical", "high", "normal", "low");
    private static final Map<String, String> KEYS = keys();

    private final RuleEditing editing;
    private final RuleFlow flow;

    TriagePages(RuleEditing editing, RuleFlow flow) {
        this.editing = editing;
        this.flow = flow;
    }

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("response", "first-response");
        keys.put("clock", "around-the-clock");
        keys.put("holding", "holding-reply-counts");
        return keys;
    }

    @GetMapping("/settings/triage")
    ModelAndView open() {
        RuleEditing.Present now = editing.present(RuleFile.TRIAGE);
        return dressed(form(now, shown(now)).page(List.of()), now);
    }

    @PostMapping("/settings/triage")
    ModelAndView send(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        RuleEditing.Present now = editing.present(RuleFile.TRIAGE);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        shown(now).keySet().forEach(name -> fields.put(name, List.of(Typed.text(sent, name))));
        return dressed(flow.step(form(now, fields), sent, request), now);
    }

    private static ModelAndView dressed(ModelAndView page, RuleEditing.Present now) {
        if ("rule-triage".equals(page.getViewName())) {
            page.addObject("levels", LEVELS);
            page.addObject("words", words(now));
        }
        return page;
    }

    /** The admin's own phrases, by their code. */
    private static List<Word> words(RuleEditing.Present now) {
        List<Word> words = new ArrayList<>();
        Entries.map(YamlText.of(now.text()).flatMap(text -> text.at("phrases")).orElse(null))
                .forEach((code, entry) -> words.add(new Word(
                        String.valueOf(code),
                        Typed.shown(Entries.map(entry).get("points"), " "),
                        Typed.shown(Entries.map(entry).get("level"), " "),
                        Typed.lines(Typed.shown(Entries.map(entry).get("phrases"), "\n")))));
        return words;
    }

    private static Map<String, List<String>> shown(RuleEditing.Present now) {
        Optional<YamlText> text = YamlText.of(now.text());
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("fingerprint", List.of(now.fingerprint()));
        for (String level : LEVELS) {
            KEYS.forEach((field, key) -> fields.put(
                    field + "-" + level,
                    List.of(Typed.shown(
                            text.flatMap(yaml -> yaml.at("urgency", level, key)).orElse(null), " "))));
        }
        for (String level : LEVELS.subList(0, 3)) {
            fields.put(
                    "threshold-" + level,
                    List.of(Typed.shown(
                            text.flatMap(yaml -> yaml.at("thresholds", level)).orElse(null), " ")));
        }
        return fields;
    }

    private static EntryForm form(RuleEditing.Present now, Map<String, List<String>> fields) {
        return new EntryForm(
                now,
                "rule-triage",
                "/settings/triage",
                fields,
                List.of(),
                text -> written(text, fields),
                TriagePages::field);
    }

    private static Optional<YamlText> written(YamlText text, Map<String, List<String>> fields) {
        Optional<YamlText> next = Optional.of(text);
        for (String level : LEVELS) {
            Map<String, Object> values = new LinkedHashMap<>();
            KEYS.forEach((field, key) -> values.put(key, value(fields, field + "-" + level)));
            next = Entries.set(next, List.of("urgency", level), values);
        }
        Map<String, Object> thresholds = new LinkedHashMap<>();
        LEVELS.subList(0, 3).forEach(level -> thresholds.put(level, value(fields, "threshold-" + level)));
        return Entries.set(next, List.of("thresholds"), thresholds);
    }

    private static String value(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    private static Optional<String> field(YamlText text, int line) {
        Optional<String> section = text.keyOn(line);
        if (section.filter("thresholds"::equals).isPresent()) {
            return Optional.of("threshold-" + text.keyOn(line, "thresholds").orElse("critical"));
        }
        return section.filter("urgency"::equals)
                .flatMap(urgency -> text.keyOn(line, urgency))
                .map(level -> "response-" + level);
    }

    /**
     * Phrases of the admin's own.
     *
     * @param code what they mean
     * @param points what they add, empty for as usual
     * @param level the least urgency, empty for as usual
     * @param phrases the phrases
     */
    record Word(String code, String points, String level, List<Object> phrases) {}
}

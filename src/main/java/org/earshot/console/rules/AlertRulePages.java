package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.configure.Live;
import org.earshot.console.pages.StaffPage;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules that say who hears about what. */
@StaffPage
class AlertRulePages {
    private static final String ALL = "rules";
    private static final List<String> WHEN = List.of("brand", "urgency", "platform");
    private static final List<String> LEVELS = List.of("critical", "high", "normal", "low");

    private final RuleEditing editing;
    private final RuleFlow flow;
    private final Live<BrandBook> brands;

    AlertRulePages(RuleEditing editing, RuleFlow flow, Live<BrandBook> brands) {
        this.editing = editing;
        this.flow = flow;
        this.brands = brands;
    }

    @GetMapping("/settings/alerts/rule")
    ModelAndView open(@RequestParam(defaultValue = "-1") int place) {
        RuleEditing.Present now = editing.present(RuleFile.ALERTS);
        Optional<Object> entry =
                YamlText.of(now.text()).filter(text -> place >= 0).flatMap(text -> text.at(ALL, place));
        if (place >= 0 && entry.isEmpty()) {
            throw new NoSuchElementException();
        }
        Map<?, ?> rule = Entries.map(entry.orElse(null));
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("place", List.of(String.valueOf(place)));
        fields.put("fingerprint", List.of(now.fingerprint()));
        WHEN.forEach(key -> fields.put(key, texts(Entries.map(rule.get("when")).get(key))));
        fields.put("notify", texts(rule.get("notify")));
        return dressed(form(now, fields, place).page(List.of()), now, fields);
    }

    @PostMapping("/settings/alerts/rule")
    ModelAndView send(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
        RuleEditing.Present now = editing.present(RuleFile.ALERTS);
        Map<String, String> single = sent.toSingleValueMap();
        String number = single.getOrDefault("place", "");
        int place = number.matches("\\d{1,6}") ? Integer.parseInt(number) : -1;
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("place", List.of(String.valueOf(place)));
        fields.put("fingerprint", List.of(Typed.text(single, "fingerprint")));
        List.of("brand", "urgency").forEach(name -> fields.put(name, sent.getOrDefault(name, List.of())));
        fields.put("platform", texts(Typed.words(String.join(" ", sent.getOrDefault("platform", List.of())))));
        fields.put("notify", sent.getOrDefault("notify", List.of()));
        EntryForm form = form(now, fields, place);
        return dressed(
                flow.step(place < 0 ? form : form.orRemoval(single, List.of(ALL, place)), single, request),
                now,
                fields);
    }

    private ModelAndView dressed(ModelAndView page, RuleEditing.Present now, Map<String, List<String>> fields) {
        List<String> known =
                new ArrayList<>(brands.get().all().stream().map(Brand::id).toList());
        List<String> recipients = new ArrayList<>();
        Entries.map(YamlText.of(now.text())
                        .flatMap(text -> text.at("recipients"))
                        .orElse(null))
                .keySet()
                .forEach(name -> recipients.add(String.valueOf(name)));
        add(known, fields.getOrDefault("brand", List.of()));
        add(recipients, fields.getOrDefault("notify", List.of()));
        page.addObject("brands", known);
        page.addObject("levels", LEVELS);
        page.addObject("recipients", recipients);
        return page;
    }

    /** What stands in the file stays to be seen, also where it is wrong by now. */
    private static void add(List<String> known, List<String> more) {
        more.stream().filter(one -> !known.contains(one)).forEach(known::add);
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return Typed.lines(Typed.shown(value, "\n")).stream()
                .map(String::valueOf)
                .toList();
    }

    private static EntryForm form(RuleEditing.Present now, Map<String, List<String>> fields, int place) {
        return new EntryForm(
                now,
                "rule-alert-form",
                "/settings/alerts/rule",
                fields,
                fields.getOrDefault("notify", List.of()).isEmpty()
                        ? List.of(
                                FormFault.own(RuleFile.ALERTS, "The rule has nobody to 'notify'", "Choose a recipient"))
                        : List.of(),
                text -> written(text, fields, place),
                (text, line) -> text.keyOn(line, ALL, place)
                        .flatMap(key -> key.equals("when") ? text.keyOn(line, ALL, place, key) : Optional.of(key)));
    }

    private static Optional<YamlText> written(YamlText text, Map<String, List<String>> fields, int place) {
        Map<String, Object> when = new LinkedHashMap<>();
        WHEN.forEach(key -> when.put(key, Entries.oneOrMore(fields.getOrDefault(key, List.of()))));
        List<String> notify = fields.getOrDefault("notify", List.of());
        if (place < 0) {
            int next = text.at(ALL).orElse(List.of()) instanceof List<?> list ? list.size() : 0;
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("when", Entries.filled(when));
            rule.put("notify", notify);
            return text.with(List.of(ALL, next), rule);
        }
        return Entries.set(Optional.of(text), List.of(ALL, place, "when"), when)
                .flatMap(next -> Entries.set(next, List.of(ALL, place, "notify"), notify));
    }
}

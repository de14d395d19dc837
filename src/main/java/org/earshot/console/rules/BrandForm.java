package org.earshot.console.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.configure.Problem;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/** A brand, new or changed. */
final class BrandForm implements RuleForm {
    private static final RuleFile FILE = RuleFile.BRANDS;
    private static final String ALL = "brands";

    private final RuleEditing.Present present;
    private final BrandTyped typed;
    private final boolean adding;
    private final String fingerprint;

    BrandForm(RuleEditing.Present present, BrandTyped typed, boolean adding, String fingerprint) {
        this.present = present;
        this.typed = typed;
        this.adding = adding;
        this.fingerprint = fingerprint;
    }

    /** The entry of a brand in a file's text. */
    static Optional<Map<?, ?>> entry(String text, String id) {
        int place = place(text, id);
        return place < 0
                ? Optional.empty()
                : YamlText.of(text).flatMap(yaml -> yaml.at(ALL, place)).map(found -> (Map<?, ?>) found);
    }

    /** The ids in the order of the file. */
    static List<String> ids(String text) {
        return YamlText.of(text)
                .flatMap(yaml -> yaml.at(ALL))
                .filter(List.class::isInstance)
                .map(all -> ((List<?>) all)
                        .stream()
                                .map(one -> one instanceof Map<?, ?> map ? Typed.shown(map.get("id"), " ") : "")
                                .toList())
                .orElse(List.of());
    }

    static int place(String text, String id) {
        return ids(text).indexOf(id);
    }

    @Override
    public RuleFile file() {
        return FILE;
    }

    @Override
    public String action() {
        return adding ? "/settings/brands/new" : "/settings/brands/" + typed.id() + "/edit";
    }

    @Override
    public Map<String, List<String>> fields() {
        return typed.fields();
    }

    @Override
    public RuleDraft draft() {
        List<Problem> own = own();
        if (!own.isEmpty()) {
            return RuleDraft.faulty(own);
        }
        return YamlText.of(present.text())
                .flatMap(this::written)
                .map(next -> RuleDraft.of(next.text()))
                .orElseGet(() -> RuleDraft.faulty(List.of(FormFault.own(
                        FILE, FILE.said() + " is written in a way that cannot be edited here", "Edit it as text"))));
    }

    private List<Problem> own() {
        List<Problem> own = new ArrayList<>();
        if (adding && typed.id().isEmpty()) {
            own.add(FormFault.own(FILE, "The brand has no 'id'", "Give it one, such as acme-bank"));
        } else if (adding && place(present.text(), typed.id()) >= 0) {
            own.add(FormFault.own(FILE, "There is a brand with this 'id' already", "Choose another one"));
        }
        typed.oddHours().stream()
                .map(line -> FormFault.own(
                        FILE,
                        "'" + line + "' in 'hours' has no days or no opening",
                        "Write one line for each span of days, such as mon-fri: 09:00-18:00"))
                .forEach(own::add);
        return own;
    }

    private Optional<YamlText> written(YamlText yaml) {
        Map<String, Object> values = typed.values();
        if (adding) {
            return yaml.with(List.of(ALL, ids(yaml.text()).size()), Entries.filled(values, "terms"));
        }
        return Entries.set(Optional.of(yaml), List.of(ALL, place(yaml.text(), typed.id())), values);
    }

    @Override
    public ModelAndView page(List<Problem> problems) {
        ModelAndView page = new ModelAndView("rule-brand-form");
        List<FormFault> faults = FormFault.of(problems, FILE, this::field);
        page.addObject("form", typed);
        page.addObject("adding", adding);
        page.addObject("action", action());
        page.addObject("fingerprint", fingerprint);
        FormFault.show(page, faults, typed.fields().keySet());
        page.addObject("present", present);
        return page;
    }

    private @Nullable String field(Problem problem) {
        List<String> names = new ArrayList<>(typed.fields().keySet());
        if (problem.line() > 0) {
            String text = draft().text();
            return YamlText.of(text)
                    .flatMap(yaml -> yaml.keyOn(problem.line(), ALL, place(text, typed.id())))
                    .map(key -> key.equals("time-zone") ? "zone" : key)
                    .filter(names::contains)
                    .orElseGet(() -> named(problem, names));
        }
        return named(problem, names);
    }

    private static @Nullable String named(Problem problem, List<String> names) {
        return names.stream()
                .filter(name -> problem.what().contains("'" + name + "'")
                        || name.equals("terms") && problem.what().contains(" terms"))
                .findFirst()
                .orElse(null);
    }
}

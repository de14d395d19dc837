package org.earshot.console.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.earshot.admin.Parameter;
import org.earshot.admin.SourceDefinition;
import org.earshot.admin.SourceEditing;
import org.earshot.admin.SourceFault;
import org.earshot.admin.SourceWish;
import org.earshot.admin.Template;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the forms of sources from what their templates declare. */
@Component
class SourceFormDesk {
    private final SourceEditing editing;
    private final Live<BrandBook> brands;
    private final Wording wording;

    SourceFormDesk(SourceEditing editing, Live<BrandBook> brands, Wording wording) {
        this.editing = editing;
        this.brands = brands;
        this.wording = wording;
    }

    /** All templates, by the platform as people write it. */
    Map<String, List<Template>> choices() {
        Map<String, List<Template>> choices = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        editing.templates().stream()
                .sorted(Comparator.comparing(Template::id))
                .forEach(template -> choices.computeIfAbsent(
                                wording.platform(template.platform()), any -> new ArrayList<>())
                        .add(template));
        return choices;
    }

    Optional<Template> template(String id) {
        return editing.templates().stream()
                .filter(template -> template.id().equals(id))
                .findFirst();
    }

    /** An empty form. */
    Optional<SourceFormView> fresh(String template) {
        SourceTyped typed = new SourceTyped(true, "", template, editing.ownFingerprint(), Map.of());
        return template(template).map(kind -> view(typed, kind, List.of()));
    }

    /** The form of a source as it stands in its file. */
    Optional<SourceFormView> opened(String id) {
        return editing.find(id)
                .flatMap(now -> template(now.template()).map(kind -> {
                    Map<String, String> fields = new LinkedHashMap<>(now.values());
                    fields.replaceAll((name, value) ->
                            kind.parameter(name).map(Parameter::secret).orElse(false)
                                    ? SourceTyped.variable(value)
                                    : value);
                    return view(new SourceTyped(false, id, kind.id(), now.fingerprint(), fields), kind, List.of());
                }));
    }

    /** What a form wants. */
    SourceWish wish(SourceTyped typed, Template kind) {
        return typed.wish(kind, inFile(typed));
    }

    /** The form again, as it was filled in. */
    SourceFormView view(SourceTyped typed, Template kind, List<SourceFault> faults) {
        Set<String> inFile = inFile(typed);
        List<SourceField> fields = kind.names().stream()
                .flatMap(name -> kind.parameter(name).stream())
                .map(parameter -> field(parameter, typed, inFile, fault(parameter.name(), faults)))
                .toList();
        return new SourceFormView(
                typed.adding(),
                typed.id(),
                kind,
                wording.platform(kind.platform()),
                typed.fingerprint(),
                fields,
                faults);
    }

    private Set<String> inFile(SourceTyped typed) {
        return typed.adding()
                ? Set.of()
                : editing.find(typed.id()).map(SourceDefinition::inFile).orElse(Set.of());
    }

    private SourceField field(Parameter parameter, SourceTyped typed, Set<String> inFile, @Nullable SourceFault fault) {
        String value = typed.fields().getOrDefault(parameter.name(), "");
        if (!parameter.secret()) {
            return new SourceField(parameter, value, options(parameter, value), null, fault);
        }
        // Whoever types a secret in spite of what the page says does not get it back.
        String variable = SourceTyped.variable(value);
        String state = variable.isEmpty()
                ? inFile.contains(parameter.name()) ? "file" : "none"
                : editing.isSet(variable) ? "set" : "unset";
        return new SourceField(parameter, variable, List.of(), state, fault);
    }

    private List<String> options(Parameter parameter, String value) {
        List<String> options = switch (parameter.type()) {
            case CHOICE -> new ArrayList<>(parameter.values());
            case FLAG -> new ArrayList<>(List.of("true", "false"));
            case BRAND ->
                new ArrayList<>(brands.get().all().stream().map(Brand::id).toList());
            default -> new ArrayList<String>();
        };
        boolean chosen = parameter.type() == Parameter.Type.CHOICE
                || parameter.type() == Parameter.Type.FLAG
                || parameter.type() == Parameter.Type.BRAND;
        if (chosen && !value.isEmpty() && !options.contains(value)) {
            options.add(value);
        }
        return options;
    }

    private static @Nullable SourceFault fault(String name, List<SourceFault> faults) {
        return faults.stream()
                .filter(fault -> fault.field().equals(name))
                .findFirst()
                .orElse(null);
    }
}

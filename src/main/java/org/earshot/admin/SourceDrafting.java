package org.earshot.admin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.SourceFiles.Held;
import org.earshot.configure.Home;
import org.earshot.configure.Nearest;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.mention.Source;

/** Works out what a wish would make of the files, with the same rules that {@code check} goes by. */
final class SourceDrafting {
    private static final Pattern NAMED = Pattern.compile("\\{\\{env:[A-Za-z_][A-Za-z0-9_]*}}");
    private static final Pattern QUOTED = Pattern.compile("'([a-z0-9-]+)'");
    private static final int LONGEST = 4_000;

    private final Home home;
    private final ConfigurationReader reader;
    private final SourceFiles files;

    SourceDrafting(Home home, ConfigurationReader reader, SourceFiles files) {
        this.home = home;
        this.reader = reader;
        this.files = files;
    }

    Map<String, Template> templates() {
        return TemplateFolder.of(home).templates(new Problems());
    }

    /** True for a value that names an environment variable and says nothing more. */
    static boolean named(String value) {
        return NAMED.matcher(value).matches();
    }

    /** True for what is in a file but never shown: a secret in plain, also where nobody knows the template. */
    static boolean hidden(Map<String, Template> templates, String template, SourceEntry.Given given) {
        Template known = templates.get(template);
        boolean secret = known == null
                ? given.name().matches(".*(token|password|secret|key).*")
                : known.parameter(given.name()).map(Parameter::secret).orElse(true);
        return secret && !named(given.value());
    }

    SourceDraft draft(SourceWish wish, boolean adding) {
        Map<String, Template> templates = templates();
        Template template = templates.get(wish.template());
        if (template == null) {
            return SourceDraft.faulty(
                    null,
                    List.of(new SourceFault(
                            "template",
                            "There is no template '" + cut(wish.template()) + "'",
                            "Choose one that is listed")));
        }
        Optional<Held> present = files.holding(wish.id());
        List<SourceFault> faults = new ArrayList<>();
        if (present.isEmpty() && !SourcesFolder.isName(wish.id())) {
            faults.add(new SourceFault(
                    "id",
                    "This cannot be the name of a source",
                    "Use up to 80 lower-case letters, digits, '.', '_' and '-', not api or import"));
        } else if (adding && present.isPresent()) {
            faults.add(new SourceFault("id", "There is a source of this name already", "Choose another name"));
        }
        Optional<SourceEntry> entry = present.flatMap(Held::content).flatMap(text -> text.entry(wish.id()));
        Map<String, String> values = values(wish, template, entry, faults);
        Optional<Held> held = present.or(files::own);
        if (!faults.isEmpty() || held.isEmpty()) {
            return SourceDraft.faulty(held.orElse(null), held.isEmpty() ? List.of(unreadable()) : faults);
        }
        SourceEntry.Wanted wanted = new SourceEntry.Wanted(wish.id(), template.id(), values);
        Optional<String> next = held.get()
                .content()
                .flatMap(text -> entry.isPresent() ? text.changed(entry.get(), wanted) : text.with(wanted));
        return next.map(text -> checked(held.get(), text, wanted, templates))
                .orElseGet(() -> SourceDraft.faulty(held.get(), List.of(unwritable(held.get()))));
    }

    /** The draft of a file without a source. */
    Optional<SourceDraft> without(String id) {
        return files.holding(id).map(held -> {
            SourceText text = held.content().orElseThrow();
            return text.without(text.entry(id).orElseThrow())
                    .map(next -> new SourceDraft(
                            held, next, List.of(), difference(held.text(), next, templates()), null, false))
                    .orElseGet(() -> SourceDraft.faulty(held, List.of(unwritable(held))));
        });
    }

    /** What changes, without secrets. */
    static Difference difference(String before, String after, Map<String, Template> templates) {
        return Difference.between(masked(before, templates), masked(after, templates));
    }

    private static String masked(String text, Map<String, Template> templates) {
        return SourceText.of(text)
                .map(read -> read.masked((template, given) -> hidden(templates, template, given)))
                .orElse("");
    }

    private static Map<String, String> values(
            SourceWish wish, Template template, Optional<SourceEntry> entry, List<SourceFault> faults) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : template.names()) {
            Parameter parameter = template.parameter(name).orElseThrow();
            String value = wish.values().getOrDefault(name, "").strip();
            Optional<String> kept = entry.flatMap(found -> found.given(name))
                    .map(SourceEntry.Given::value)
                    .filter(old ->
                            !named(old) && parameter.secret() && !wish.values().containsKey(name));
            if (kept.isPresent()) {
                values.put(name, kept.get());
            } else if (!value.isEmpty()) {
                fault(parameter, value).ifPresent(faults::add);
                values.put(name, value);
            }
        }
        for (String name : wish.values().keySet()) {
            if (!template.names().contains(name)) {
                faults.add(new SourceFault(
                        cut(name),
                        "The template " + template.id() + " has no parameter '" + cut(name) + "'",
                        Nearest.cure(cut(name), template.names())));
            }
        }
        return values;
    }

    private static Optional<SourceFault> fault(Parameter parameter, String value) {
        String name = parameter.name();
        if (parameter.secret() && !named(value)) {
            return Optional.of(new SourceFault(
                    name,
                    "A secret is not written here, but the name of the environment variable that holds it",
                    "Write a name of letters, digits and '_', such as ACME_TOKEN"));
        }
        if (value.length() > LONGEST) {
            return Optional.of(new SourceFault(name, "This is too long", "Use at most 4,000 characters"));
        }
        boolean odd = value.codePoints()
                .anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t'
                        || Character.getType(point) == Character.SURROGATE);
        return odd
                ? Optional.of(new SourceFault(name, "There is a character in it that nobody can see", "Type it anew"))
                : Optional.empty();
    }

    private SourceDraft checked(Held held, String next, SourceEntry.Wanted wanted, Map<String, Template> templates) {
        Problems before = new Problems();
        reader.read(before);
        Set<String> known = new HashSet<>();
        before.all().forEach(problem -> known.add(problem.file() + problem.what()));
        Problems after = new Problems();
        Configured configured = reader.read(after, Map.of(held.file(), next));
        SourceEntry entry = SourceText.of(next).orElseThrow().entry(wanted.id()).orElseThrow();
        Template template =
                Optional.ofNullable(templates.get(wanted.template())).orElseThrow();
        List<SourceFault> faults = after.all().stream()
                .filter(problem ->
                        within(problem, held, next, entry) || !known.contains(problem.file() + problem.what()))
                .map(problem -> new SourceFault(
                        within(problem, held, next, entry) ? field(problem, entry, template) : "",
                        within(problem, held, next, entry) ? problem.what() : problem.file() + ": " + problem.what(),
                        problem.cure().startsWith("Add { name:") ? "Fill it in" : problem.cure()))
                .toList();
        Source source = configured.sourceBook().find(wanted.id()).orElse(null);
        boolean fresh = held.content().flatMap(text -> text.entry(wanted.id())).isEmpty();
        return new SourceDraft(held, next, faults, difference(held.text(), next, templates), source, fresh);
    }

    private boolean within(Problem problem, Held held, String text, SourceEntry entry) {
        return problem.file().equals(home.say(held.file()))
                && problem.line() >= line(text, entry.place().from())
                && problem.line() <= line(text, entry.place().to());
    }

    private static long line(String text, int place) {
        return 1 + text.substring(0, place).chars().filter(each -> each == '\n').count();
    }

    /** The parameter on whose line the problem is, else the one that it names. */
    private static String field(Problem problem, SourceEntry entry, Template template) {
        List<String> there = entry.given().stream()
                .filter(given -> given.line() == problem.line())
                .map(SourceEntry.Given::name)
                .toList();
        if (there.size() == 1) {
            return there.get(0);
        }
        Matcher quoted = QUOTED.matcher(problem.what());
        while (quoted.find()) {
            if (template.names().contains(quoted.group(1))) {
                return quoted.group(1);
            }
        }
        return "";
    }

    private SourceFault unwritable(Held held) {
        return new SourceFault(
                "", files.say(held) + " is written in a way that cannot be edited here", "Edit the file by hand");
    }

    private static SourceFault unreadable() {
        return new SourceFault(
                "", "routes/sources/" + SourceFiles.OWN + " cannot be read", "Check its permissions and its encoding");
    }

    private static String cut(String text) {
        return org.earshot.mention.Texts.cut(org.earshot.mention.Texts.clean(text), 80);
    }
}

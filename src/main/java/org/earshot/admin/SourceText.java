package org.earshot.admin;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.earshot.configure.Replacement;
import org.earshot.configure.Span;
import org.earshot.configure.YamlPlaces;
import org.earshot.configure.YamlScalar;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file of sources as text, with the places of its entries. An edit changes the characters of one entry only, so that comments, order and
 * spelling of everything else stay as an admin wrote them; it is read again afterwards, and where the file does not say exactly what was
 * wanted there is no edit.
 */
final class SourceText {
    /** What a value is shown as that is a secret and stands in the file. */
    static final String MASK = "(secret)";

    private static final int MOST_CODE_POINTS = 2_000_000;
    private static final Pattern DASH = Pattern.compile("[ \\uFEFF]*-[ \\t]+");

    private final String text;
    private final List<SourceEntry> entries;
    private final boolean blockList;

    private SourceText(String text, List<SourceEntry> entries, boolean blockList) {
        this.text = text;
        this.entries = entries;
        this.blockList = blockList;
    }

    /** The file's text; nothing where it is no YAML. */
    static Optional<SourceText> of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(MOST_CODE_POINTS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            List<SourceEntry> entries = new ArrayList<>();
            SourceMarks marks = new SourceMarks(text);
            if (root instanceof SequenceNode list) {
                list.getValue().forEach(item -> marks.entry(item).ifPresent(entries::add));
            }
            boolean block = root == null || root instanceof SequenceNode list && YamlPlaces.isBlock(list);
            return Optional.of(new SourceText(text, List.copyOf(entries), block));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    /** The only entry of that name. */
    Optional<SourceEntry> entry(String id) {
        List<SourceEntry> found =
                entries.stream().filter(one -> one.id().equals(id)).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The file with one more entry at its end; nothing where it is written in a way that has no place for it. */
    Optional<String> with(SourceEntry.Wanted wanted) {
        if (!blockList) {
            return Optional.empty();
        }
        String indent =
                entries.isEmpty() ? "" : dash(entries.get(entries.size() - 1)).orElse("-");
        if (!indent.isBlank()) {
            return Optional.empty();
        }
        String start = text.isEmpty() || text.endsWith("\n") ? text : text + eol();
        String gap = start.isBlank() ? "" : eol();
        return checked(start + gap + rendered(wanted, indent), wanted, entries.size());
    }

    /** The file without an entry. */
    Optional<String> without(SourceEntry entry) {
        if (dash(entry).isEmpty()) {
            return Optional.empty();
        }
        String rest = Replacement.apply(text, List.of(new Replacement(whole(entry), "")));
        return of(rest).filter(read -> contents(read.entries, -1).equals(contents(entries, entries.indexOf(entry))))
                .map(SourceText::text);
    }

    /** The file with an entry changed: where that is possible value by value, else with the entry written anew. */
    Optional<String> changed(SourceEntry entry, SourceEntry.Wanted wanted) {
        if (entry.wanted().equals(wanted)) {
            return Optional.of(text);
        }
        int place = entries.indexOf(entry);
        Optional<String> gentle = gently(entry, wanted)
                .map(edits -> Replacement.apply(text, edits))
                .flatMap(next -> checked(next, wanted, place));
        return gentle.or(() -> dash(entry)
                .map(indent -> new Replacement(whole(entry), rendered(wanted, indent)))
                .map(edit -> Replacement.apply(text, List.of(edit)))
                .flatMap(next -> checked(next, wanted, place)));
    }

    /** The text with every value covered of which this holds, by the template's id and the parameter. */
    String masked(BiPredicate<String, SourceEntry.Given> hidden) {
        List<Replacement> covers = new ArrayList<>();
        for (SourceEntry entry : entries) {
            entry.given().stream()
                    .filter(given -> hidden.test(entry.template(), given))
                    .forEach(given -> covers.add(new Replacement(given.place(), MASK)));
        }
        return Replacement.apply(text, covers);
    }

    private Optional<List<Replacement>> gently(SourceEntry entry, SourceEntry.Wanted wanted) {
        List<Replacement> edits = new ArrayList<>();
        if (!entry.template().equals(wanted.template())) {
            edits.add(new Replacement(entry.templatePlace(), YamlScalar.of(wanted.template())));
        }
        for (SourceEntry.Given given : entry.given()) {
            String value = wanted.values().get(given.name());
            if (value == null) {
                edits.add(new Replacement(Span.linesOf(text, given.item()), ""));
            } else if (!value.equals(given.value())) {
                edits.add(new Replacement(given.place(), YamlScalar.of(value)));
            }
        }
        return added(entry, wanted).map(more -> {
            edits.addAll(more);
            return edits;
        });
    }

    /** What is put behind the last parameter; nothing where there is no line of its own to put it behind. */
    private Optional<List<Replacement>> added(SourceEntry entry, SourceEntry.Wanted wanted) {
        boolean lines =
                entry.given().stream().allMatch(given -> dash(given.item()).isPresent());
        if (!lines || entry.given().isEmpty()) {
            return Optional.empty();
        }
        Span last = entry.given().get(entry.given().size() - 1).item();
        String indent = dash(last).orElse("");
        StringBuilder more = new StringBuilder();
        wanted.values().forEach((name, value) -> {
            if (entry.given(name).isEmpty()) {
                more.append(indent).append(parameter(name, value)).append(eol());
            }
        });
        int end = Span.linesOf(text, last).to();
        boolean open = end > 0 && text.charAt(end - 1) != '\n';
        String lead = open && !more.isEmpty() ? eol() : "";
        return Optional.of(more.isEmpty() ? List.of() : List.of(new Replacement(new Span(end, end), lead + more)));
    }

    private Optional<String> checked(String next, SourceEntry.Wanted wanted, int place) {
        return of(next).filter(read -> read.entries.size() > place
                        && read.entries.get(place).wanted().equals(wanted)
                        && contents(read.entries, place).equals(contents(entries, place)))
                .map(SourceText::text);
    }

    private static List<SourceEntry.Wanted> contents(List<SourceEntry> entries, int except) {
        List<SourceEntry.Wanted> contents = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (i != except) {
                contents.add(entries.get(i).wanted());
            }
        }
        return contents;
    }

    private Span whole(SourceEntry entry) {
        return Span.linesOf(text, entry.place());
    }

    private Optional<String> dash(SourceEntry entry) {
        return dash(entry.place());
    }

    /** What stands before the dash of an item that begins its own line. */
    private Optional<String> dash(Span item) {
        String before = text.substring(Span.linesOf(text, item).from(), item.from());
        return DASH.matcher(before).matches()
                ? Optional.of(before.substring(0, before.indexOf('-')))
                : Optional.empty();
    }

    private String rendered(SourceEntry.Wanted wanted, String indent) {
        StringBuilder lines = new StringBuilder();
        lines.append(indent).append("- templatedRoute:").append(eol());
        lines.append(indent)
                .append("    routeId: ")
                .append(YamlScalar.of(wanted.id()))
                .append(eol());
        lines.append(indent)
                .append("    routeTemplateRef: ")
                .append(YamlScalar.of(wanted.template()))
                .append(eol());
        lines.append(indent).append("    parameters:").append(eol());
        wanted.values()
                .forEach((name, value) -> lines.append(indent)
                        .append("      ")
                        .append(parameter(name, value))
                        .append(eol()));
        return lines.toString();
    }

    private static String parameter(String name, String value) {
        return "- { name: " + YamlScalar.of(name) + ", value: " + YamlScalar.of(value) + " }";
    }

    private String eol() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }
}

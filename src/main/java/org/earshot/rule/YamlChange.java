package org.earshot.rule;

import java.util.List;
import java.util.Optional;
import org.earshot.configure.Replacement;
import org.earshot.configure.Span;
import org.earshot.configure.YamlPlaces;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One change of the characters of a YAML text; whoever asks for it has to read the outcome again. */
final class YamlChange {
    private final Composed composed;
    private final String text;
    private final String eol;

    YamlChange(Composed composed) {
        this.composed = composed;
        this.text = composed.text();
        this.eol = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** The text with a value at a path; null takes it out. Nothing where no place for it is found. */
    Optional<String> apply(List<?> path, @Nullable Object value) {
        List<?> above = path.subList(0, path.size() - 1);
        Object step = path.get(path.size() - 1);
        Node root = composed.root();
        if ((root == null || YamlTree.isNull(root)) && above.isEmpty()) {
            return step instanceof String key && value != null
                    ? Optional.of(ended(text) + YamlWriter.entry(key, value, "", eol))
                    : Optional.empty();
        }
        Optional<Node> parent = YamlTree.at(root, above);
        if (parent.isEmpty() || isEmpty(parent.get())) {
            // There is nothing yet that the value could be put beside.
            return above.isEmpty() || value == null
                    ? Optional.empty()
                    : apply(above, step instanceof Integer ? List.of(value) : java.util.Map.of(step, value));
        }
        if (step instanceof Integer number && parent.get() instanceof SequenceNode sequence) {
            return item(sequence, number, value);
        }
        return parent.get() instanceof MappingNode mapping
                ? entry(mapping, String.valueOf(step), value)
                : Optional.empty();
    }

    private static boolean isEmpty(Node node) {
        return YamlTree.isNull(node)
                || node instanceof CollectionNode<?> collection
                        && collection.getValue().isEmpty();
    }

    private Optional<String> item(SequenceNode list, int number, @Nullable Object value) {
        List<Node> items = list.getValue();
        if (number == items.size() && value != null) {
            return Optional.of(
                    YamlPlaces.isBlock(list) ? addedLine(items.get(number - 1), value) : addedWithin(list, value));
        }
        Node item = items.get(number);
        if (value != null) {
            return Optional.of(replaced(composed.place(item), YamlWriter.inline(value)));
        }
        if (!YamlPlaces.isBlock(list)) {
            return Optional.of(withoutWithin(whole(item)));
        }
        return items.size() == 1 ? Optional.of(replaced(whole(list), "[]")) : withoutLines(whole(item), "- ");
    }

    private Optional<String> entry(MappingNode map, String key, @Nullable Object value) {
        Optional<NodeTuple> tuple = YamlTree.tuple(map, key);
        if (tuple.isEmpty()) {
            return value == null
                    ? Optional.of(text)
                    : Optional.of(YamlPlaces.isBlock(map) ? addedKey(map, key, value) : addedWithin(map, key, value));
        }
        Node held = tuple.get().getValueNode();
        Span name = whole(tuple.get().getKeyNode());
        if (value == null) {
            Span all = new Span(name.from(), Math.max(whole(held).to(), text.indexOf(':', name.to()) + 1));
            boolean last = map.getValue().size() == 1;
            return last && YamlPlaces.isBlock(map)
                    ? Optional.of(replaced(all, "{}"))
                    : YamlPlaces.isBlock(map) ? withoutLines(all, "") : Optional.of(withoutWithin(all));
        }
        return Optional.of(put(map, name, held, value));
    }

    /** In the place of what stands behind a key. */
    private String put(MappingNode map, Span name, Node held, Object value) {
        int colon = text.indexOf(':', name.to()) + 1;
        boolean own = held.getStartMark().getIndex() >= map.getStartMark().getIndex() && !YamlTree.isNull(held);
        Span place = own ? composed.place(held) : new Span(colon, colon);
        if (own && !text.substring(colon, place.from()).isBlank() && YamlPlaces.isBlock(held)) {
            return replaced(place, YamlWriter.inline(value));
        }
        if (YamlPlaces.isBlock(map) && (!own || isEmpty(held))) {
            String indent = " ".repeat(column(name.from()));
            String lines = YamlWriter.entry("k", value, indent, eol);
            String below = lines.substring(lines.indexOf(':') + 1, lines.length() - eol.length());
            boolean within = own && !below.contains(eol);
            int end = own ? place.to() : colon + nothing(held);
            return replaced(new Span(within ? place.from() : colon, end), within ? below.strip() : below);
        }
        boolean anchored = own && composed.place(held).from() != whole(held).from();
        int from = own && YamlPlaces.isBlock(held) && !anchored ? colon : place.from();
        return replaced(new Span(from, place.to()), (from == colon ? " " : "") + YamlWriter.inline(value));
    }

    /** How many characters behind the colon a written nothing takes, such as {@code ~}. */
    private int nothing(Node held) {
        Span place = whole(held);
        int colon = text.lastIndexOf(':', place.from());
        return YamlTree.isNull(held) && place.to() > place.from() ? place.to() - colon - 1 : 0;
    }

    private String addedKey(MappingNode map, String key, Object value) {
        String indent =
                " ".repeat(column(whole(map.getValue().get(0).getKeyNode()).from()));
        return addedBelow(whole(map), YamlWriter.entry(key, value, indent, eol));
    }

    private String addedLine(Node last, Object value) {
        int dash = text.lastIndexOf('-', whole(last).from());
        return addedBelow(whole(last), YamlWriter.item(value, " ".repeat(column(dash)), eol));
    }

    private String addedBelow(Span last, String lines) {
        int end = Span.linesOf(text, last).to();
        boolean open = end > 0 && text.charAt(end - 1) != '\n';
        return replaced(new Span(end, end), (open ? eol : "") + lines);
    }

    private String addedWithin(SequenceNode list, Object value) {
        int end = whole(list.getValue().get(list.getValue().size() - 1)).to();
        return replaced(new Span(end, end), ", " + YamlWriter.inline(value));
    }

    private String addedWithin(MappingNode map, String key, Object value) {
        NodeTuple last = map.getValue().get(map.getValue().size() - 1);
        int end = Math.max(
                whole(last.getKeyNode()).to(), whole(last.getValueNode()).to());
        return replaced(new Span(end, end), ", " + YamlWriter.scalar(key) + ": " + YamlWriter.inline(value));
    }

    /** Without the comma that goes with it. */
    private String withoutWithin(Span piece) {
        int to = piece.to();
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        if (to < text.length() && text.charAt(to) == ',') {
            to++;
            while (to < text.length() && (text.charAt(to) == ' ' || text.charAt(to) == '\t')) {
                to++;
            }
            return replaced(new Span(piece.from(), to), "");
        }
        int from = piece.from();
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        boolean comma = from > 0 && text.charAt(from - 1) == ',';
        return replaced(new Span(comma ? from - 1 : piece.from(), piece.to()), "");
    }

    /** Nothing where something else stands before it on its first line. */
    private Optional<String> withoutLines(Span piece, String lead) {
        Span lines = Span.linesOf(text, piece);
        String before = text.substring(lines.from(), piece.from()).replace("\uFEFF", "");
        return before.isBlank() || before.strip().equals(lead.strip())
                ? Optional.of(replaced(lines, ""))
                : Optional.empty();
    }

    private Span whole(Node node) {
        return new YamlPlaces(text).of(node);
    }

    private int column(int at) {
        int start = text.lastIndexOf('\n', at - 1) + 1;
        return text.substring(start, at).replace("\uFEFF", "").length();
    }

    private String ended(String start) {
        return start.isEmpty() || start.endsWith("\n") ? start : start + eol;
    }

    private String replaced(Span place, String by) {
        return Replacement.apply(text, List.of(new Replacement(place, by)));
    }
}

package org.earshot.admin;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds entries and their places from the marks that SnakeYAML leaves on its nodes. */
final class SourceMarks {
    private final String text;

    SourceMarks(String text) {
        this.text = text;
    }

    boolean isBlock(SequenceNode list) {
        return list.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** The entry that an item is; nothing for what is none. */
    Optional<SourceEntry> entry(Node item) {
        Optional<MappingNode> route = value(item, "templatedRoute").flatMap(SourceMarks::mapping);
        Optional<ScalarNode> id = route.flatMap(node -> value(node, "routeId")).flatMap(SourceMarks::scalar);
        Optional<ScalarNode> template =
                route.flatMap(node -> value(node, "routeTemplateRef")).flatMap(SourceMarks::scalar);
        if (id.isEmpty() || template.isEmpty()) {
            return Optional.empty();
        }
        List<SourceEntry.Given> given = new ArrayList<>();
        if (value(route.get(), "parameters").orElse(null) instanceof SequenceNode parameters) {
            parameters.getValue().forEach(parameter -> given(parameter).ifPresent(given::add));
        }
        return Optional.of(new SourceEntry(
                id.get().getValue().strip(),
                template.get().getValue().strip(),
                place(template.get()),
                new Span(from(item), end(item, new IdentityHashMap<>())),
                given));
    }

    private Optional<SourceEntry.Given> given(Node node) {
        Optional<ScalarNode> name = value(node, "name").flatMap(SourceMarks::scalar);
        Optional<ScalarNode> value = value(node, "value").flatMap(SourceMarks::scalar);
        if (name.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SourceEntry.Given(
                name.get().getValue().strip(),
                value.get().getValue().strip(),
                place(value.get()),
                new Span(from(node), end(node, new IdentityHashMap<>())),
                value.get().getStartMark().getLine() + 1));
    }

    private static Optional<Node> value(Node node, String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key)) {
                    return Optional.of(tuple.getValueNode());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<MappingNode> mapping(Node node) {
        return node instanceof MappingNode mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static Optional<ScalarNode> scalar(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar) : Optional.empty();
    }

    private Span place(ScalarNode node) {
        return new Span(from(node), end(node, new IdentityHashMap<>()));
    }

    /** Marks count code points, texts count chars. */
    private int from(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    /** A block ends where its last word ends: its own mark stands behind the comments that follow. */
    private int end(Node node, Map<Node, Boolean> seen) {
        int from = from(node);
        boolean block = node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK;
        if (!block) {
            int end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
            while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
        if (seen.put(node, true) != null) {
            return from;
        }
        // An alias leads to a node that stands elsewhere.
        return children(node).stream()
                .filter(child -> child.getStartMark().getIndex()
                                >= node.getStartMark().getIndex()
                        && child.getEndMark().getIndex() <= node.getEndMark().getIndex())
                .mapToInt(child -> end(child, seen))
                .max()
                .orElse(from);
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                children.add(tuple.getKeyNode());
                children.add(tuple.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            children.addAll(sequence.getValue());
        }
        return children;
    }
}

package org.earshot.configure;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds where the nodes of a text stand in it, from the marks that SnakeYAML leaves on them. */
public final class YamlPlaces {
    private final String text;

    /** For the nodes that were read from this text. */
    public YamlPlaces(String text) {
        this.text = text;
    }

    /** The characters of a node, without what follows it on its last line. */
    public Span of(Node node) {
        return new Span(from(node), end(node, new IdentityHashMap<>()));
    }

    /** True for a list or a mapping that is written with one line for each entry, without brackets. */
    public static boolean isBlock(Node node) {
        return node instanceof CollectionNode<?> collection && collection.getFlowStyle() == FlowStyle.BLOCK;
    }

    /** Marks count code points, texts count chars. */
    private int from(Node node) {
        return text.offsetByCodePoints(0, node.getStartMark().getIndex());
    }

    /** A block ends where its last word ends: its own mark stands behind the comments that follow. */
    private int end(Node node, Map<Node, Boolean> seen) {
        int from = from(node);
        if (!isBlock(node)) {
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

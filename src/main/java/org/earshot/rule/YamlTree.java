package org.earshot.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a YAML text says, in maps, lists and texts, whatever way it is written; nothing at all is an empty text. */
final class YamlTree {
    private static final int DEEPEST = 40;

    private YamlTree() {}

    /** Nothing where it is nested too deep, or in itself. */
    static Optional<Object> of(@Nullable Node node) {
        try {
            return Optional.of(plain(node, 0));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Object plain(@Nullable Node node, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("too deep");
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple tuple : mapping.getValue()) {
                map.put(String.valueOf(plain(tuple.getKeyNode(), depth + 1)), plain(tuple.getValueNode(), depth + 1));
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(item -> list.add(plain(item, depth + 1)));
            return list;
        }
        return node instanceof ScalarNode scalar && !isNull(scalar) ? scalar.getValue() : "";
    }

    /** True for what stands for nothing. */
    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && (scalar.getValue().isEmpty()
                        || scalar.getValue().equals("null")
                        || scalar.getValue().equals("~"));
    }

    /** The node at a path of keys and numbers. */
    static Optional<Node> at(@Nullable Node root, List<?> path) {
        Node node = root;
        for (Object step : path) {
            node = step instanceof Integer number ? item(node, number) : value(node, String.valueOf(step));
        }
        return Optional.ofNullable(node);
    }

    /** The entry of a key. */
    static Optional<NodeTuple> tuple(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                                && scalar.getValue().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private static @Nullable Node value(@Nullable Node node, String key) {
        return node == null
                ? null
                : tuple(node, key).map(NodeTuple::getValueNode).orElse(null);
    }

    private static @Nullable Node item(@Nullable Node node, int number) {
        return node instanceof SequenceNode sequence
                        && number < sequence.getValue().size()
                ? sequence.getValue().get(number)
                : null;
    }

    /** The same tree with another value at a path; null takes it out. */
    static Object with(Object tree, List<?> path, @Nullable Object value) {
        Object step = path.get(0);
        boolean last = path.size() == 1;
        if (step instanceof Integer number) {
            List<Object> list = new ArrayList<>(tree instanceof List<?> old ? old : List.of());
            if (last && value == null) {
                list.remove(number.intValue());
            } else if (number == list.size()) {
                list.add(last ? value : with("", rest(path), value));
            } else {
                list.set(number, last ? value : with(list.get(number), rest(path), value));
            }
            return list;
        }
        Map<Object, Object> map = new LinkedHashMap<>(tree instanceof Map<?, ?> old ? old : Map.of());
        if (last && value == null) {
            map.remove(step);
        } else {
            map.put(step, last ? value : with(map.getOrDefault(step, ""), rest(path), value));
        }
        return map;
    }

    private static List<?> rest(List<?> path) {
        return path.subList(1, path.size());
    }
}

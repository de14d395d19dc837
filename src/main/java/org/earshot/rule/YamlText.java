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
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML text that is changed piece by piece, so that comments, order and spelling of all that does not change stay as somebody wrote them.
 * After every change the text is read again, and where it does not say exactly what was wanted there is no change.
 */
public final class YamlText {
    private final Composed composed;
    private final Object tree;

    private YamlText(Composed composed, Object tree) {
        this.composed = composed;
        this.tree = tree;
    }

    /** Nothing where the text is no YAML. */
    public static Optional<YamlText> of(String text) {
        return Composed.of(text)
                .flatMap(composed -> YamlTree.of(composed.root()).map(tree -> new YamlText(composed, tree)));
    }

    /** The text. */
    public String text() {
        return composed.text();
    }

    /** All that it says. */
    public Object tree() {
        return tree;
    }

    /** What it says at a path of keys and numbers; nothing where there is no such place. */
    public Optional<Object> at(Object... path) {
        return YamlTree.at(composed.root(), List.of(path)).flatMap(YamlTree::of);
    }

    /** The key of a mapping on whose lines a line is, counted from 1; nothing where it is on none. */
    public Optional<String> keyOn(int line, Object... path) {
        return YamlTree.at(composed.root(), List.of(path))
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .flatMap(mapping -> mapping.getValue().stream()
                        .filter(tuple -> composed.holds(line, tuple))
                        .reduce((one, other) -> other)
                        .flatMap(tuple -> YamlTree.of(tuple.getKeyNode()))
                        .map(String::valueOf));
    }

    /**
     * The text with another value at a path; nothing where it is written in a way that has no place for it.
     *
     * @param path keys, and numbers of items; the number behind the last adds an item
     * @param value a text, or lists and maps of texts; null takes it out
     */
    public Optional<YamlText> with(List<?> path, @Nullable Object value) {
        Object wanted = path.isEmpty() && value != null ? value : YamlTree.with(tree, path, value);
        if (wanted.equals(tree)) {
            return Optional.of(this);
        }
        return gently(path, value).filter(next -> next.tree.equals(wanted)).or(() -> changed(path, value, wanted));
    }

    private Optional<YamlText> changed(List<?> path, @Nullable Object value, Object wanted) {
        return new YamlChange(composed)
                .apply(path, value)
                .flatMap(YamlText::of)
                .filter(next -> next.tree.equals(wanted));
    }

    /** Part by part where what stands there is of the same kind, so that comments within it stay too. */
    private Optional<YamlText> gently(List<?> path, @Nullable Object value) {
        Optional<Node> node = YamlTree.at(composed.root(), path);
        if (node.isPresent() && node.get() instanceof MappingNode mapping && value instanceof Map<?, ?> map) {
            return mapped(path, mapping, map);
        }
        if (node.isPresent()
                && node.get() instanceof SequenceNode sequence
                && value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(String.class::isInstance)) {
            return listed(path, sequence, list);
        }
        return Optional.empty();
    }

    private Optional<YamlText> mapped(List<?> path, MappingNode mapping, Map<?, ?> map) {
        Map<Object, @Nullable Object> changes = new LinkedHashMap<>(map);
        for (NodeTuple tuple : mapping.getValue()) {
            String key = String.valueOf(YamlTree.of(tuple.getKeyNode()).orElse(""));
            if (!map.containsKey(key)) {
                changes.put(key, null);
            }
        }
        Optional<YamlText> next = Optional.of(this);
        for (Map.Entry<Object, @Nullable Object> change : changes.entrySet()) {
            Object value = change.getValue();
            next = next.flatMap(text -> text.with(behind(path, change.getKey()), value));
        }
        return next;
    }

    /** Takes out the items that go and adds those that come behind the others. */
    private Optional<YamlText> listed(List<?> path, SequenceNode sequence, List<?> list) {
        Optional<YamlText> next = Optional.of(this);
        int left = sequence.getValue().size();
        for (int i = left - 1; i >= 0; i--) {
            int number = i;
            Object item = YamlTree.of(sequence.getValue().get(i)).orElse("");
            if (!list.contains(item)) {
                left--;
                next = next.flatMap(text -> text.with(behind(path, number), null));
            }
        }
        List<?> old = sequence.getValue().stream()
                .map(node -> YamlTree.of(node).orElse(""))
                .toList();
        for (Object item : list) {
            if (!old.contains(item)) {
                int number = left++;
                next = next.flatMap(text -> text.with(behind(path, number), item));
            }
        }
        return next;
    }

    private static List<?> behind(List<?> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}

package org.earshot.configure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A place in a YAML file. Every getter that finds something else than asked for adds a problem with the line and goes on. */
public final class YamlNode {
    private final Node node;
    private final Path file;
    private final Problems problems;

    YamlNode(Node node, Path file, Problems problems) {
        this.node = node;
        this.file = file;
        this.problems = problems;
    }

    /** The line, counted from 1. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** The file as it is named to people. */
    public Path file() {
        return file;
    }

    /** Adds a problem at this place. */
    public void problem(String what, String cure) {
        problems.add(file, line(), what, cure);
    }

    /** The entries of a mapping in their order; empty, with a problem, where this is no mapping. */
    public Map<String, YamlNode> entries() {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), new YamlNode(tuple.getValueNode(), file, problems));
                }
            }
        } else if (!isNull()) {
            problem("A block of 'key: value' lines is expected here", "Write it as key: value");
        }
        return entries;
    }

    /** Names every key that is not known, with the nearest known one as the cure. */
    public YamlNode onlyKeys(Set<String> known) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (!known.contains(key)) {
                    problems.add(
                            file,
                            tuple.getKeyNode().getStartMark().getLine() + 1,
                            "The key '" + key + "' is not known here",
                            Nearest.cure(key, new TreeSet<>(known)));
                }
            }
        }
        return this;
    }

    /** The value of a key, where it is there and not null. */
    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(entries().get(key)).filter(value -> !value.isNull());
    }

    /** The value of a key; a problem where it is missing. */
    public Optional<YamlNode> need(String key) {
        Optional<YamlNode> value = get(key);
        if (value.isEmpty()) {
            problem("The key '" + key + "' is missing", "Add " + key + ": …");
        }
        return value;
    }

    /** The items of a list; a single value counts as a list of one. */
    public List<YamlNode> items() {
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(new YamlNode(item, file, problems)));
            return items;
        }
        return isNull() ? List.of() : List.of(this);
    }

    /** The text of a scalar that is not empty. */
    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        problem("A text is expected here", "Write a word or a text in quotes");
        return Optional.empty();
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    /** A duration such as {@code 15m}. */
    public Optional<Duration> duration() {
        return text().flatMap(text -> {
            Optional<Duration> duration = Durations.parse(text);
            if (duration.isEmpty()) {
                problem("'" + text + "' is not a duration", "Write a number and a unit, such as 30s, 15m, 8h or 2d");
            }
            return duration;
        });
    }

    /** A truth value: true or false. */
    public Optional<Boolean> flag() {
        return text().flatMap(text -> switch (text) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default -> {
                problem("'" + text + "' is neither true nor false", "Write true or false");
                yield Optional.empty();
            }
        });
    }

    /** A whole number. */
    public Optional<Integer> number() {
        return text().flatMap(text -> {
            try {
                return Optional.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                problem("'" + text + "' is not a whole number", "Write digits only");
                return Optional.empty();
            }
        });
    }

    /** True for a text of which this holds; adds no problem where it is none. */
    public boolean isText(Predicate<String> which) {
        return node instanceof ScalarNode scalar && which.test(scalar.getValue());
    }

    /** True for a mapping. */
    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** True for a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    private boolean isNull() {
        return node instanceof ScalarNode scalar
                && (scalar.getValue().isEmpty() || "null".equals(scalar.getValue()) || "~".equals(scalar.getValue()))
                && scalar.isPlain();
    }
}

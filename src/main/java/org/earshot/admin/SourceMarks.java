package org.earshot.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.configure.YamlPlaces;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds entries and their places from the marks that SnakeYAML leaves on its nodes. */
final class SourceMarks {
    private final YamlPlaces places;

    SourceMarks(String text) {
        this.places = new YamlPlaces(text);
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
                places.of(template.get()),
                places.of(item),
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
                places.of(value.get()),
                places.of(node),
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
}

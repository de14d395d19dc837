package org.earshot.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.YamlNode;

/** Reads what a route template declares about itself. */
final class TemplateReader {
    private static final Set<String> OWN = Set.copyOf(Template.OWN);

    private TemplateReader() {}

    /** The template that a node is; nothing where it has no id, with a problem added. */
    static Optional<Template> read(String platform, YamlNode node) {
        List<Parameter> parameters = new ArrayList<>();
        for (YamlNode parameter : node.get("parameters").map(YamlNode::items).orElse(List.of())) {
            parameter(parameter).ifPresent(parameters::add);
        }
        String description = text(node, "description");
        return node.need("id").flatMap(YamlNode::text).map(id -> new Template(id, platform, description, parameters));
    }

    private static Optional<Parameter> parameter(YamlNode node) {
        Optional<String> byDefault = node.get("defaultValue").flatMap(YamlNode::text);
        boolean required = node.get("required").flatMap(YamlNode::flag).orElse(byDefault.isEmpty());
        Optional<String> example = node.get("example").flatMap(YamlNode::text);
        return node.need("name")
                .flatMap(YamlNode::text)
                .flatMap(name -> type(name, node)
                        .map(type -> new Parameter(
                                name,
                                node.get("title").flatMap(YamlNode::text).orElse(name),
                                type,
                                text(node, "description"),
                                required,
                                byDefault,
                                example,
                                texts(node, "values"),
                                texts(node, "or"),
                                texts(node, "with"))));
    }

    private static List<String> texts(YamlNode node, String name) {
        return node.get(name).map(YamlNode::texts).orElse(List.of());
    }

    private static Optional<Parameter.Type> type(String name, YamlNode node) {
        if (OWN.contains(name)) {
            return Optional.of(Parameter.Type.TEXT);
        }
        Optional<String> written = node.get("type").flatMap(YamlNode::text);
        Optional<Parameter.Type> type = written.flatMap(Parameter.Type::named);
        if (written.isPresent() && type.isEmpty()) {
            node.problem(
                    "'" + written.get() + "' is no type of a parameter",
                    "Use text, url, secret, duration, cron, integer, flag, choice, date or brand");
        }
        return written.isEmpty() ? Optional.of(Parameter.Type.TEXT) : type;
    }

    private static String text(YamlNode node, String name) {
        return node.get(name).flatMap(YamlNode::text).orElse("");
    }
}

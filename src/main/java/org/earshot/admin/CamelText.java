package org.earshot.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of templates as Camel reads it: without what it says to people and forms only, which Camel's YAML does not know. */
final class CamelText {
    private static final Set<String> FOR_PEOPLE = Set.of("title", "type", "values", "example", "or", "with");

    private CamelText() {}

    /** The same file without the keys of parameters that Camel would refuse. */
    static String of(String text) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return root == null ? text : new Yaml().dump(without(root, false));
    }

    private static Object without(Object value, boolean parameter) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> without(item, parameter)).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Map<Object, Object> kept = new LinkedHashMap<>();
        map.forEach((key, inner) -> {
            if (!parameter || !FOR_PEOPLE.contains(String.valueOf(key))) {
                kept.put(key, without(inner, "parameters".equals(key)));
            }
        });
        return kept;
    }
}

package org.earshot.listen.reviewpage;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** JSON-LD as sites write it: with comments around it, commas too many, several values in one script, and nodes joined by their ids. */
final class JsonLd {
    private static final Pattern OPENING = Pattern.compile("(?:(?://|/\\*)\\s*)?(?:<!\\[CDATA\\[|<!--)\\s*(?:\\*/)?");
    private static final Pattern CLOSING = Pattern.compile("(?:(?://|/\\*)\\s*)?(?:\\]\\]>|-->)\\s*(?:\\*/)?$");
    private static final Set<String> PLAIN = Set.of("id", "type");
    private static final int TAIL = 40;
    private static final int DEEPEST = 200;
    private static final JsonMapper MAPPER = mapper();

    private final List<Thing> top = new ArrayList<>();
    private final List<Thing> every = new ArrayList<>();
    private final Consumer<String> refused;

    private JsonLd(Consumer<String> refused) {
        this.refused = refused;
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(
                        JsonReadFeature.ALLOW_JAVA_COMMENTS,
                        JsonReadFeature.ALLOW_TRAILING_COMMA,
                        JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                        JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                        JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                        JsonReadFeature.ALLOW_MISSING_VALUES,
                        JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        return mapper;
    }

    /**
     * All top nodes of a page's scripts.
     *
     * @param refused takes a sentence for each script that is broken; what stands before the break is kept
     */
    static List<Thing> of(Document page, Consumer<String> refused) {
        JsonLd reading = new JsonLd(refused);
        int number = 0;
        for (Element script : page.select("script[type]")) {
            if (script.attr("type").strip().toLowerCase(Locale.ROOT).startsWith("application/ld+json")) {
                reading.script(script.data(), ++number);
            }
        }
        reading.join();
        return reading.top;
    }

    private void script(String data, int number) {
        String json = unwrapped(data.replace("\uFEFF", "").strip());
        if (json.startsWith("{&quot;") || json.startsWith("[{&quot;")) {
            json = Parser.unescapeEntities(json, false);
        }
        List<JsonNode> values = new ArrayList<>();
        List<JsonNode> apart = new ArrayList<>();
        if (read(json, values)) {
            values.forEach(value -> node(value, top));
        } else if (json.startsWith("{") && read(separated(json), apart)) {
            apart.forEach(value -> node(value, top));
        } else {
            values.forEach(value -> node(value, top));
            if (json.contains("Review")) {
                refused.accept("JSON-LD script " + number + " of the page is broken");
            }
        }
    }

    private static String unwrapped(String data) {
        Matcher opening = OPENING.matcher(data);
        String json = opening.lookingAt() ? data.substring(opening.end()).strip() : data;
        int tail = Math.max(0, json.length() - TAIL);
        json = json.substring(0, tail)
                + CLOSING.matcher(json.substring(tail)).replaceFirst("").strip();
        return json.endsWith(";") ? json.substring(0, json.length() - 1) : json;
    }

    /** Reads values one after the other; false where the text is broken behind those that were read. */
    private static boolean read(String json, List<JsonNode> into) {
        try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(json)) {
            while (values.hasNextValue()) {
                into.add(values.nextValue());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Without the commas and semicolons that stand between values. */
    private static String separated(String json) {
        return json.replaceAll("\\}\\s*[,;]\\s*(?=\\{)", "}\n");
    }

    private void node(JsonNode node, List<Thing> into) {
        if (node.isArray()) {
            node.forEach(member -> node(member, into));
        } else if (node.isObject()) {
            Thing thing = thing(node);
            node.path("@graph").forEach(member -> node(member, into));
            into.add(thing);
        }
    }

    private Thing thing(JsonNode node) {
        Thing thing = new Thing();
        every.add(thing);
        thing.raw(node.toString());
        thing.id(
                node.path("@id").isTextual()
                        ? node.path("@id").asText()
                        : node.path("id").asText(null));
        for (JsonNode type : List.of(node.path("@type"), node.path("type"))) {
            type.forEach(one -> thing.type(one.asText()));
            thing.type(type.isTextual() ? type.asText() : "");
        }
        node.properties().stream()
                .filter(property -> !property.getKey().startsWith("@") && !PLAIN.contains(property.getKey()))
                .forEach(property -> value(thing, property.getKey(), property.getValue()));
        return thing;
    }

    private void value(Thing thing, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(member -> value(thing, name, member));
        } else if (value.has("@value") || value.has("@list") || value.has("@set")) {
            List.of("@value", "@list", "@set").forEach(key -> value(thing, name, value.path(key)));
        } else if (value.isObject()) {
            thing.add(name, thing(value));
        } else if (value.isValueNode() && !value.isNull()) {
            thing.add(name, value.asText());
        }
    }

    /** Nodes with one id become one, and a node that only names another is replaced by it. */
    private void join() {
        Map<String, Thing> known = new HashMap<>();
        for (Thing thing : every) {
            if (!thing.isReference()) {
                thing.id().ifPresent(id -> {
                    Thing first = known.putIfAbsent(id, thing);
                    if (first != null) {
                        first.merge(thing);
                    }
                });
            }
        }
        every.forEach(thing -> thing.replace(value -> value instanceof Thing reference && reference.isReference()
                ? known.getOrDefault(reference.id().orElse(""), reference)
                : value));
    }
}

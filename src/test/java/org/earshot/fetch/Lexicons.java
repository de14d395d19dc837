package org.earshot.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares requests and answers with the AT Protocol's lexicons as its makers publish them in OpenAPI. The document is theirs and not
 * ours to ship: it is read from {@code bluesky.json} in the folder that EARSHOT_CONTRACTS names.
 */
public final class Lexicons {
    private final JsonNode document;

    private Lexicons(JsonNode document) {
        this.document = document;
    }

    /** The lexicons; empty, and said so in the build log, where they are not there. */
    @SuppressWarnings("SystemOut")
    public static Optional<Lexicons> found() {
        Path file =
                Path.of(Optional.ofNullable(System.getenv("EARSHOT_CONTRACTS")).orElse("."), "bluesky.json");
        if (!Files.isRegularFile(file)) {
            System.out.println("no bluesky.json in EARSHOT_CONTRACTS: nothing was compared with Bluesky's lexicons");
            return Optional.empty();
        }
        try {
            return Optional.of(new Lexicons(new ObjectMapper().readTree(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a request, empty for nothing. */
    public List<String> problems(Request request) {
        JsonNode method = method(request);
        if (method.isMissingNode()) {
            return List.of("no method " + request);
        }
        List<String> problems = new ArrayList<>();
        Map<String, List<String>> query = query(request);
        for (JsonNode parameter : method.path("parameters")) {
            String name = parameter.path("name").asText();
            List<String> values = Optional.ofNullable(query.remove(name)).orElse(List.of());
            if (values.isEmpty() && parameter.path("required").asBoolean()) {
                problems.add(name + " is missing");
            }
            values.forEach(value -> one(name, value, parameter.path("schema"), problems));
        }
        query.keySet().forEach(name -> problems.add("no parameter " + name));
        JsonNode schema = method.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        byte[] body = request.body();
        if (schema.isMissingNode() != (body == null)) {
            problems.add("a body where there is none, or none where there is one");
        } else if (body != null) {
            compare("body", json(body), schema, problems);
        }
        return problems;
    }

    private static void one(String name, String value, JsonNode schema, List<String> problems) {
        boolean number = schema.path("type").asText().equals("integer");
        if (number
                && (!value.matches("\\d+")
                        || Integer.parseInt(value) > schema.path("maximum").asInt())) {
            problems.add(name + " is " + value);
        }
        if (schema.has("enum") && !schema.path("enum").toString().contains("\"" + value + "\"")) {
            problems.add(name + " is " + value);
        }
    }

    /** What is wrong with the answer of status 200 to a request, empty for nothing. */
    public List<String> problems(Request request, Answer.Answered answer) {
        List<String> problems = new ArrayList<>();
        JsonNode responses = method(request).path("responses");
        JsonNode schema =
                responses.path("200").path("content").path("application/json").path("schema");
        compare("answer", json(answer.body()), schema, problems);
        return problems;
    }

    /** What is wrong with a value that should be of a named type. */
    public List<String> problems(String type, JsonNode value) {
        List<String> problems = new ArrayList<>();
        compare(type, value, document.path("components").path("schemas").path(type), problems);
        return problems;
    }

    private void compare(String place, JsonNode value, JsonNode schema, List<String> problems) {
        JsonNode type = resolved(schema);
        switch (type.path("type").asText("")) {
            case "object" -> object(place, value, type, problems);
            case "array" -> {
                expect(value.isArray(), place + " is no list", problems);
                value.forEach(item -> compare(place + "[]", item, type.path("items"), problems));
            }
            case "string" -> expect(value.isTextual(), place + " is no text", problems);
            case "integer" -> expect(value.isIntegralNumber(), place + " is no number", problems);
            case "boolean" -> expect(value.isBoolean(), place + " is not true or false", problems);
            default -> {
                // A type that is left open, or one of several.
            }
        }
    }

    private void object(String place, JsonNode value, JsonNode type, List<String> problems) {
        expect(value.isObject(), place + " is no object", problems);
        for (JsonNode name : type.path("required")) {
            expect(value.has(name.asText()), place + "." + name.asText() + " is missing", problems);
        }
        value.fields()
                .forEachRemaining(field -> compare(
                        place + "." + field.getKey(),
                        field.getValue(),
                        type.path("properties").path(field.getKey()),
                        problems));
    }

    private JsonNode resolved(JsonNode schema) {
        String name = schema.path("$ref").asText("");
        return name.isEmpty() ? schema : document.at(name.substring(1));
    }

    private static void expect(boolean right, String problem, List<String> problems) {
        if (!right) {
            problems.add(problem);
        }
    }

    private JsonNode method(Request request) {
        return document.path("paths")
                .path(request.address().getPath())
                .path(request.method().toLowerCase(java.util.Locale.ROOT));
    }

    private static Map<String, List<String>> query(Request request) {
        Map<String, List<String>> query = new HashMap<>();
        String raw = Optional.ofNullable(request.address().getRawQuery()).orElse("");
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            query.computeIfAbsent(pair.substring(0, equals), name -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static JsonNode json(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

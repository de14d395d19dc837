package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One recorded delivery under {@code routes/PLATFORM/recorded/}; {@link HookContractTest} describes the file. */
record RecordedHook(String platform, String name, Path folder, Map<String, Object> yaml) {
    private static final String ENDING = ".hook.yaml";

    static List<RecordedHook> all() {
        try (Stream<Path> found = Files.walk(Path.of("routes"), 3)) {
            return found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(RecordedHook::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedHook read(Path file) {
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            String name = file.getFileName().toString();
            Path folder = Objects.requireNonNull(file.getParent());
            return new RecordedHook(
                    file.getName(1).toString(), name.substring(0, name.length() - ENDING.length()), folder, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Source source() {
        return source(Map.of());
    }

    /** The source with some parameters replaced. */
    Source source(Map<String, String> other) {
        Map<String, String> parameters = new HashMap<>(texts("parameters"));
        parameters.putAll(other);
        return new Source("recorded-" + platform, platform, text("template", ""), "acme", parameters);
    }

    Delivery delivery() {
        return delivery(texts("headers"), body(), now());
    }

    /** The delivery with a header that says something else, or does not stand there where it is null. */
    Delivery with(String header, @Nullable String value) {
        Map<String, String> headers = texts("headers");
        headers.remove(header);
        if (value != null) {
            headers.put(header, value);
        }
        return delivery(headers, body(), now());
    }

    Delivery withBody(byte[] body) {
        return delivery(texts("headers"), body, now());
    }

    Delivery received(Duration later) {
        return delivery(texts("headers"), body(), now().plus(later));
    }

    private Delivery delivery(Map<String, String> headers, byte[] body, Instant at) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        Map<String, List<String>> query = new HashMap<>();
        texts("query").forEach((name, value) -> query.put(name, List.of(value)));
        String address = text("address", "https://earshot.example/hooks/recorded-" + platform);
        return new Delivery(text("method", "POST"), address, lists, query, body, at);
    }

    byte[] body() {
        String file = text("body", "");
        try {
            return file.isEmpty() ? new byte[0] : Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return Instant.parse(text("now", "2026-06-01T00:00:00Z"));
    }

    JsonNode mentions() {
        Path file = folder.resolve(name + ".mentions.json");
        try {
            return new ObjectMapper().readTree(Files.exists(file) ? Files.readString(file) : "[]");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> list(String key) {
        return yaml.get(key) instanceof List<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    String text(String key, String byDefault) {
        return String.valueOf(Optional.ofNullable(yaml.get(key)).orElse(byDefault));
    }

    private Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (yaml.get(key) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }

    @Override
    public String toString() {
        return platform + "/" + name;
    }
}

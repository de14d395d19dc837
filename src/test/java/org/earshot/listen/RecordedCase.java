package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.mention.Source;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One golden pair under {@code routes/PLATFORM/recorded/}; {@link ReaderContractTest} describes the files. */
record RecordedCase(
        String platform,
        String name,
        Source source,
        List<Recorded> answers,
        JsonNode mentions,
        int refused,
        List<String> unlike) {
    private static final String SOURCE = ".source.yaml";

    /** An answer for addresses that hold a piece of text; an empty one stands in every address. */
    record Recorded(String piece, int status, Map<String, List<String>> headers, byte[] body) {}

    /** All golden pairs of all platforms. */
    static List<RecordedCase> all() {
        List<RecordedCase> cases = new ArrayList<>();
        for (String platform : names(Path.of("routes"), "")) {
            Path folder = Path.of("routes", platform, "recorded");
            if (Files.isDirectory(folder)) {
                names(folder, SOURCE)
                        .forEach(file ->
                                cases.add(read(platform, folder, file.substring(0, file.length() - SOURCE.length()))));
            }
        }
        return cases;
    }

    /** True where the platform's templates know a key. */
    boolean takesToken() {
        try {
            return Files.readString(Path.of("routes", platform, platform + ".camel.yaml"))
                    .contains(" name: token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedCase read(String platform, Path folder, String name) {
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(folder.resolve(name + SOURCE)));
            Source source = new Source(
                    "recorded-" + platform + "-" + name,
                    platform,
                    text(yaml, "template"),
                    "acme",
                    texts(yaml.get("parameters")));
            JsonNode mentions = new ObjectMapper().readTree(Files.readString(folder.resolve(name + ".mentions.json")));
            int refused = Integer.parseInt(String.valueOf(yaml.getOrDefault("refused", "0")));
            List<String> unlike = yaml.get("unlike") instanceof List<?> pointers
                    ? pointers.stream().map(String::valueOf).toList()
                    : List.of();
            return new RecordedCase(platform, name, source, answers(folder, name, yaml), mentions, refused, unlike);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Recorded> answers(Path folder, String name, Map<String, Object> yaml) throws IOException {
        List<Recorded> answers = new ArrayList<>();
        if (yaml.get("answers") instanceof List<?> more) {
            for (Object entry : more) {
                Map<String, String> answer = texts(entry);
                byte[] body = Files.readAllBytes(folder.resolve(text(answer, "file")));
                int status = Integer.parseInt(answer.getOrDefault("status", "200"));
                answers.add(new Recorded(text(answer, "for"), status, Map.of(), body));
            }
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        texts(yaml.get("headers")).forEach((header, value) -> headers.put(header, List.of(value)));
        int status = Integer.parseInt(String.valueOf(yaml.getOrDefault("status", "200")));
        for (String file : names(folder, "")) {
            if (file.startsWith(name + ".answer.")) {
                answers.add(new Recorded("", status, headers, Files.readAllBytes(folder.resolve(file))));
            }
        }
        return answers;
    }

    private static String text(Map<String, ?> yaml, String key) {
        Object value = yaml.get(key);
        if (value == null) {
            throw new IllegalStateException("a recorded case lacks " + key);
        }
        return value.toString();
    }

    private static Map<String, String> texts(@org.jspecify.annotations.Nullable Object yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (yaml instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    /** Answers as recorded; an address that no answer is for gets 404. */
    Fetcher fetcher() {
        return request -> answers.stream()
                .filter(answer -> request.address().toString().contains(answer.piece()))
                .findFirst()
                .map(answer -> answered(answer.status(), answer.headers(), answer.body(), request.address()))
                .orElseGet(() -> answered(404, Map.of(), new byte[0], request.address()));
    }

    /** Answers everything with this. */
    static Fetcher always(int status, Map<String, List<String>> headers, String body) {
        return request -> answered(status, headers, body.getBytes(StandardCharsets.UTF_8), request.address());
    }

    /** Answers as recorded, but every body stops in its middle. */
    Fetcher truncated() {
        return request -> {
            Answer.Answered whole = (Answer.Answered) fetcher().fetch(request);
            byte[] half = java.util.Arrays.copyOf(whole.body(), whole.body().length / 2);
            return new Answer.Answered(whole.status(), whole.headers(), half, whole.address());
        };
    }

    private static Answer answered(int status, Map<String, List<String>> headers, byte[] body, URI address) {
        return new Answer.Answered(status, new Headers(headers), body, address);
    }

    @Override
    public String toString() {
        return platform + "/" + name;
    }
}

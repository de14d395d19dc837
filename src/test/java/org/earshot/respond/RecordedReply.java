package org.earshot.respond;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.earshot.mention.Author;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.earshot.mention.Source;
import org.earshot.mention.Stage;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One recorded reply under {@code routes/PLATFORM/recorded/}; {@link ReplierContractTest} describes the file. */
record RecordedReply(String platform, String name, Path folder, Map<String, Object> yaml) {
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String ENDING = ".reply.yaml";

    static List<RecordedReply> all() {
        try (Stream<Path> found = Files.walk(Path.of("routes"), 3)) {
            return found.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(RecordedReply::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedReply read(Path file) {
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            String name = file.getFileName().toString();
            Path folder = Objects.requireNonNull(file.getParent());
            return new RecordedReply(
                    file.getName(1).toString(), name.substring(0, name.length() - ENDING.length()), folder, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Source source() {
        Map<String, String> parameters = texts(yaml.get("parameters"));
        return new Source("recorded-" + platform, platform, String.valueOf(yaml.get("template")), "acme", parameters);
    }

    /** The same source without any of its keys. */
    Source keyless() {
        Map<String, String> bare = new LinkedHashMap<>(source().parameters());
        bare.keySet().removeIf(RecordedReply::isSecret);
        return new Source(source().id(), platform, source().template(), "acme", bare);
    }

    /** The same source, but for the account that it says it answers from. */
    Source answeringAs(String account) {
        Map<String, String> other = new LinkedHashMap<>(source().parameters());
        other.put(other.containsKey("user") ? "user" : "account", account);
        return new Source(source().id(), platform, source().template(), "acme", other);
    }

    static boolean isSecret(String parameter) {
        return parameter.matches("token|.*password|.*secret|(.*-)?key|service-account|refresh-token|.*-token");
    }

    Mention mention() {
        Map<String, String> said = texts(yaml.get("mention"));
        Post.ReplyTo place = new Post.ReplyTo(
                said.get("thread"),
                said.get("parent"),
                said.get("own"),
                Boolean.parseBoolean(said.getOrDefault("summoned", "true")),
                Visibility.valueOf(said.getOrDefault("visibility", "PUBLIC")));
        String stars = said.get("rating");
        Post.Details details = Post.Details.NONE
                .answering(place)
                .at(said.get("url"))
                .on(Instant.parse(said.getOrDefault("publishedAt", "2026-05-31T23:00:00Z")))
                .rated(stars == null ? null : new Rating(Double.parseDouble(stars), stars));
        Author author = new Author(said.get("authorId"), said.getOrDefault("author", "ann"), null, null);
        MentionId id = new MentionId(platform, Objects.requireNonNull(said.get("externalId")));
        Post post = Post.of(id, author, said.getOrDefault("text", "acme bank does not answer"))
                .with(details);
        return new Mention(7, post, source().id(), "acme", NOW, null, Stage.DONE, 1);
    }

    Reply reply(int attempts) {
        return new Reply(
                41,
                1,
                7,
                source().id(),
                "kim",
                text(),
                "earshot-reply-41",
                Reply.State.PENDING,
                NOW,
                attempts,
                null,
                null,
                null,
                null);
    }

    String text() {
        return String.valueOf(yaml.getOrDefault("text", "We are sorry, Ann, and look into it now."));
    }

    Map<String, String> sent() {
        return texts(yaml.get("sent"));
    }

    /** What the request that says it must hold, by the piece of its address. */
    List<Map<String, Object>> requests() {
        return maps("requests");
    }

    boolean hasAgain() {
        return yaml.containsKey("again");
    }

    Answer answer(Request request, boolean again) {
        List<Map<String, Object>> answers = new ArrayList<>(again ? maps("again") : List.of());
        answers.addAll(maps("answers"));
        return answers.stream()
                .filter(one -> matches(one, request))
                .findFirst()
                .map(one -> answered(one, request.address()))
                .orElseGet(() -> new Answer.Answered(404, new Headers(Map.of()), new byte[0], request.address()));
    }

    static boolean matches(Map<String, Object> one, Request request) {
        Object method = one.get("method");
        return request.address().toString().contains(String.valueOf(one.get("for")))
                && (method == null || method.equals(request.method()));
    }

    private Answer answered(Map<String, Object> one, URI address) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        texts(one.get("headers")).forEach((header, value) -> headers.put(header, List.of(value)));
        int status = Integer.parseInt(String.valueOf(one.getOrDefault("status", 200)));
        return new Answer.Answered(status, new Headers(headers), body(one), address);
    }

    private byte[] body(Map<String, Object> one) {
        if (!one.containsKey("file")) {
            return String.valueOf(one.getOrDefault("body", "")).getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Files.readAllBytes(folder.resolve(String.valueOf(one.get("file"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> maps(String key) {
        return (List<Map<String, Object>>) Optional.ofNullable(yaml.get(key)).orElse(List.<Map<String, Object>>of());
    }

    private static Map<String, String> texts(@Nullable Object yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (yaml instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    @Override
    public String toString() {
        return platform + "/" + name;
    }
}

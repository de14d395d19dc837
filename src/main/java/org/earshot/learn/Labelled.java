package org.earshot.learn;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.understand.Question;
import org.jspecify.annotations.Nullable;

/**
 * A text with what people say about it. In a file one line of JSON each: {@code text}, and as far as they are known
 * {@code id, situation, language, platform, followers, rating, evidence} and the labels {@code sentiment, aboutBrand, complaint,
 * urgency, intent, needsReply}.
 *
 * @param id what names it in messages
 * @param situation what it shares with its paraphrases; they never stand on both sides of a split
 * @param language ISO 639-1, null where nobody says
 * @param text what was said
 * @param platform where, null where nobody says
 * @param followers of the author, null where nobody says
 * @param rating stars of a review, null for none
 * @param labels for each question that is labelled the place of the answer in the question's list
 */
record Labelled(
        String id,
        String situation,
        @Nullable String language,
        String text,
        @Nullable String platform,
        @Nullable Long followers,
        @Nullable Double rating,
        Map<Question, Integer> labels) {
    private static final Map<Question, String> FIELDS = new EnumMap<>(Map.of(
            Question.SENTIMENT, "sentiment",
            Question.ABOUT, "aboutBrand",
            Question.COMPLAINT, "complaint",
            Question.URGENCY, "urgency",
            Question.INTENT, "intent",
            Question.REPLY, "needsReply"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The label of a question, where there is one. */
    Optional<Integer> label(Question question) {
        return Optional.ofNullable(labels.get(question));
    }

    /** True for a mention that somebody judged for urgency; the public sets know nothing of it. */
    boolean ours() {
        return labels.containsKey(Question.URGENCY);
    }

    /** The same with one label more. */
    Labelled with(Question question, int answer) {
        Map<Question, Integer> more = new EnumMap<>(Question.class);
        more.putAll(labels);
        more.put(question, answer);
        return new Labelled(id, situation, language, text, platform, followers, rating, more);
    }

    /** A text with a sentiment and nothing else. */
    static Labelled feeling(String id, String language, String text, int sentiment) {
        return new Labelled(id, id, language, text, null, null, null, Map.of(Question.SENTIMENT, sentiment));
    }

    /**
     * All lines of a file, or of the {@code .jsonl} files of a folder in the order of their names.
     *
     * @throws IOException where one cannot be read, with file and line
     */
    static List<Labelled> read(Path place) throws IOException {
        List<Path> files = List.of(place);
        if (Files.isDirectory(place)) {
            try (Stream<Path> inside = Files.list(place)) {
                files = inside.filter(file -> file.toString().endsWith(".jsonl"))
                        .sorted()
                        .toList();
            }
        }
        List<Labelled> all = new ArrayList<>();
        for (Path file : files) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                if (!line.isBlank()) {
                    all.add(parse(line, file + ":" + number));
                }
            }
        }
        return all;
    }

    /**
     * The lines of a text file.
     *
     * @throws IOException where it is not there or not UTF-8, with the file
     */
    static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not written in UTF-8");
        }
    }

    private static Labelled parse(String line, String place) throws IOException {
        JsonNode node = json(line, place);
        if (!node.path("text").isTextual()) {
            throw new IOException(place + ": a line needs a text");
        }
        Map<Question, Integer> labels = new EnumMap<>(Question.class);
        for (Map.Entry<Question, String> field : FIELDS.entrySet()) {
            JsonNode value = node.path(field.getValue());
            if (!value.isMissingNode() && !value.isNull()) {
                labels.put(field.getKey(), answer(field.getKey(), value, place));
            }
        }
        String id = Optional.ofNullable(text(node, "id", place)).orElse(place);
        JsonNode followers = number(node, "followers", place);
        return new Labelled(
                id,
                Optional.ofNullable(text(node, "situation", place)).orElse(id),
                text(node, "language", place),
                node.path("text").asText(),
                text(node, "platform", place),
                followers == null ? null : followers.asLong(),
                stars(node, place),
                labels);
    }

    private static JsonNode json(String line, String place) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            // The cause would name a column of its own, and not the file.
            throw new IOException(place + ": this is no line of JSON");
        }
    }

    private static @Nullable String text(JsonNode node, String field, String place) throws IOException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new IOException(place + ": " + field + " must be a text");
        }
        return value.asText();
    }

    private static @Nullable JsonNode number(JsonNode node, String field, String place) throws IOException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw new IOException(place + ": " + field + " must be a number");
        }
        return value;
    }

    private static @Nullable Double stars(JsonNode node, String place) throws IOException {
        JsonNode stars = number(node, "rating", place);
        if (stars == null) {
            return null;
        }
        if (!(stars.asDouble() >= 1 && stars.asDouble() <= 5)) {
            throw new IOException(place + ": a rating is from 1 to 5, not " + stars);
        }
        return stars.asDouble();
    }

    private static int answer(Question question, JsonNode value, String place) throws IOException {
        String said = value.isBoolean()
                ? value.asBoolean() ? "yes" : "no"
                : value.asText().toLowerCase(Locale.ROOT);
        int answer = question.answers().indexOf(said);
        if (answer < 0) {
            throw new IOException(place + ": '" + said + "' is none of " + question.answers());
        }
        return answer;
    }
}

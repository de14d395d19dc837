package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.listen.Json;

/**
 * The newest hundred questions and answers that were found: comments are read under them.
 *
 * @param questions the question that each post belongs to, newest first; a question belongs to itself
 */
record Watch(Map<String, String> questions) {
    private static final int MOST = 100;

    /** What a cursor keeps: {@code 12,34:12} is question 12 and its answer 34. */
    static Watch read(Optional<String> written) {
        Map<String, String> questions = new LinkedHashMap<>();
        for (String one : written.filter(text -> !text.isEmpty())
                .map(text -> text.split(","))
                .orElse(new String[0])) {
            String[] parts = one.split(":");
            questions.put(parts[0], parts[parts.length - 1]);
        }
        return new Watch(questions);
    }

    /** As a cursor keeps it. */
    String written() {
        return String.join(
                ",",
                questions.entrySet().stream()
                        .limit(MOST)
                        .map(post -> post.getKey().equals(post.getValue())
                                ? post.getKey()
                                : post.getKey() + ":" + post.getValue())
                        .toList());
    }

    /** The same with what a search found; what is newer goes first. */
    Watch with(List<JsonNode> hits, boolean newer) {
        Map<String, String> found = new LinkedHashMap<>();
        for (JsonNode hit : hits) {
            String question = Json.text(hit, "question_id");
            String answer = Json.text(hit, "answer_id");
            if (question != null) {
                found.put(answer == null ? question : answer, question);
            }
        }
        Map<String, String> all = new LinkedHashMap<>(newer ? found : questions);
        (newer ? questions : found).forEach(all::putIfAbsent);
        return new Watch(all);
    }

    /** The question that a post belongs to, itself where that is not known. */
    String question(String post) {
        return questions.getOrDefault(post, post);
    }

    /** The numbers of questions, or of answers. */
    List<String> ids(boolean ofQuestions) {
        List<String> ids = new ArrayList<>();
        questions.forEach((post, question) -> {
            if (post.equals(question) == ofQuestions) {
                ids.add(post);
            }
        });
        return ids;
    }
}

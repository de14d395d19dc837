package org.earshot.gather;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.earshot.measure.Topics;
import org.springframework.stereotype.Component;

/** Figures by topic are figures by question. */
@Component
class QuestionTopics implements Topics {
    private static final String MARK = "question-";

    private final Questions questions;

    QuestionTopics(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Map<Long, String> of(Collection<Long> mentions) {
        Map<Long, String> topics = new HashMap<>();
        questions.of(mentions).forEach((mention, question) -> topics.put(mention, MARK + question.id()));
        return topics;
    }

    @Override
    public Map<String, String> names(Collection<String> keys) {
        Map<Long, String> ids = keys.stream()
                .filter(key -> key.matches(MARK + "\\d{1,18}"))
                .distinct()
                .collect(Collectors.toMap(key -> Long.parseLong(key.substring(MARK.length())), key -> key));
        Map<String, String> names = new HashMap<>();
        questions.findAll(ids.keySet()).forEach((id, question) -> names.put(MARK + id, question.title()));
        return names;
    }
}

package org.earshot.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.triage.LabelTable;
import org.earshot.triage.LabelTable.Label;
import org.earshot.triage.Urgency;
import org.earshot.understand.Additions;
import org.earshot.understand.Figures;
import org.earshot.understand.Question;
import org.earshot.understand.Reader;
import org.earshot.understand.Reading;
import org.earshot.understand.ReadingTable;
import org.springframework.stereotype.Component;

/** Collects what staff said of mentions, and what the shipped heads say of the same. */
@Component
final class Corrections {
    /** The newest count; older ones tell of products and people that are gone. */
    private static final int MOST = 5_000;

    private final LabelTable labels;
    private final MentionTable mentions;
    private final ReadingTable readings;
    private final Reader reader;

    Corrections(LabelTable labels, MentionTable mentions, ReadingTable readings, Reader reader) {
        this.labels = labels;
        this.mentions = mentions;
        this.readings = readings;
        this.reader = reader;
    }

    /** What there is to learn from, head by head; heads about urgency and the brand are there even without anything. */
    Collected collect() {
        List<Label> all = labels.newest(MOST);
        List<Long> ids = all.stream().map(Label::mention).toList();
        Map<Long, Mention> texts = mentions.findAll(ids);
        Map<Long, Reading> read = readings.findAll(ids);
        Map<String, List<Correction>> byHead = new TreeMap<>();
        Map<String, Question> questions = new HashMap<>();
        for (Question question : List.of(Question.URGENCY, Question.ABOUT)) {
            byHead.put(question.name(), new ArrayList<>());
            questions.put(question.name(), question);
        }
        for (Label label : all) {
            Mention mention = texts.get(label.mention());
            Reading reading = read.get(label.mention());
            // A mention that was edited since says something else now.
            if (mention == null || reading == null || edited(mention, label)) {
                continue;
            }
            Optional<Figures> figures = reader.figures(mention.post().text(), reading.language());
            answers(label)
                    .forEach((question, answer) -> figures.filter(
                                    found -> found.of(question).isPresent())
                            .ifPresent(found -> {
                                String head = Additions.head(question, reading.language());
                                String key = Additions.key(
                                        mention.brand(), mention.post().text());
                                questions.put(head, question);
                                byHead.computeIfAbsent(head, any -> new ArrayList<>())
                                        .add(new Correction(mention.id(), key, answer, label.at(), found));
                            }));
        }
        List<Lesson> lessons = new ArrayList<>();
        byHead.forEach((head, corrections) ->
                lessons.add(new Lesson(head, questions.getOrDefault(head, Question.SENTIMENT), corrections)));
        return new Collected(all.size(), lessons);
    }

    private static boolean edited(Mention mention, Label label) {
        return mention.editedAt() != null && mention.editedAt().isAfter(label.at());
    }

    private static Map<Question, Integer> answers(Label label) {
        Map<Question, Integer> answers = new TreeMap<>();
        if (label.urgency() != null) {
            answers.put(Question.URGENCY, Urgency.LOW.rank() - label.urgency().rank());
        }
        if (label.aboutBrand() != null) {
            answers.put(Question.ABOUT, label.aboutBrand() ? 1 : 0);
        }
        if (label.sentiment() != null) {
            answers.put(Question.SENTIMENT, label.sentiment().ordinal());
        }
        return answers;
    }

    /**
     * What there is to learn from.
     *
     * @param labels how many mentions staff said anything about
     * @param lessons one for each head, in the order of their names
     */
    record Collected(int labels, List<Lesson> lessons) {}
}

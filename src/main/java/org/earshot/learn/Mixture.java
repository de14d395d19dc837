package org.earshot.learn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.understand.Blends;
import org.earshot.understand.Question;

/**
 * What the heads of a question believe together of examples that they had not seen: the one that learned from a public set, the one
 * that learned from our mentions, and the one that tells which of the two a text is like.
 */
final class Mixture {
    private final Map<Said, double[]> said = new HashMap<>();

    /** Keeps what a head believes of all its examples; {@code voice} is the version of the embeddings, empty for none. */
    void hear(Head head, String voice, List<double[]> likely) {
        for (int i = 0; i < likely.size(); i++) {
            said.put(new Said(head.name(), voice, head.examples().get(i).id()), likely.get(i));
        }
    }

    /** The answers to a question about an example; empty where no head was asked. */
    Optional<double[]> of(Question question, Labelled example, String voice) {
        String language = Optional.ofNullable(example.language()).orElse("en");
        Optional<double[]> mentions = said(question.name(), voice, example);
        String file = question.posts(language).orElse(Question.CARE_FILE);
        Optional<double[]> mention = said(Question.MENTION.head(file, language), "", example);
        return said(question.head(file, language), voice, example)
                .map(posts -> mentions.flatMap(own -> mention.map(how -> Blends.mixed(question, how[1], posts, own)))
                        .orElse(posts))
                .or(() -> mentions);
    }

    private Optional<double[]> said(String head, String voice, Labelled example) {
        return Optional.ofNullable(said.get(new Said(head, voice, example.id())));
    }

    /**
     * Whose belief about what.
     *
     * @param head the name of the head
     * @param voice the version of the embeddings, empty for none
     * @param example the id of the example
     */
    private record Said(String head, String voice, String example) {}
}

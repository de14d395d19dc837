package org.earshot.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.earshot.understand.Question;
import org.junit.jupiter.api.Test;

class MixtureTest {
    private static final Labelled TEXT = Labelled.feeling("1", "es", "qué chulada", 2);
    private static final double[] POSTS = {0.8, 0.1, 0.1};
    private static final double[] MENTIONS = {0.2, 0.1, 0.7};

    private final Mixture mixture = new Mixture();

    @Test
    void whoLearnedFromMentionsIsBelievedAsFarAsTheTextIsLikeOneAndNeverAlone() {
        hear("SENTIMENT-es", "", POSTS);
        hear("SENTIMENT", "", MENTIONS);
        hear("MENTION-sentiment-es", "", new double[] {0.25, 0.75});

        assertThat(mixture.of(Question.SENTIMENT, TEXT, "").orElseThrow())
                .containsExactly(new double[] {0.62, 0.1, 0.28}, within(1e-9));
    }

    @Test
    void whatAMentionIsWordsAloneTell() {
        hear("SENTIMENT-es", "bge", POSTS);
        hear("SENTIMENT", "bge", MENTIONS);
        hear("MENTION-sentiment-es", "", new double[] {0, 1});

        assertThat(mixture.of(Question.SENTIMENT, TEXT, "bge").orElseThrow())
                .containsExactly(new double[] {0.56, 0.1, 0.34}, within(1e-9));
        assertThat(mixture.of(Question.SENTIMENT, TEXT, "")).isEmpty();
    }

    @Test
    void oneHeadAloneIsBelieved() {
        hear("SENTIMENT-es", "", POSTS);
        assertThat(mixture.of(Question.SENTIMENT, TEXT, "").orElseThrow()).containsExactly(POSTS);

        Mixture other = new Mixture();
        other.hear(head("URGENCY", Question.URGENCY), "", List.of(new double[] {1, 0, 0, 0}));
        assertThat(other.of(Question.URGENCY, TEXT, "").orElseThrow()).containsExactly(1, 0, 0, 0);
        assertThat(other.of(Question.SENTIMENT, TEXT, "")).isEmpty();
    }

    private void hear(String name, String voice, double[] likely) {
        mixture.hear(head(name, Question.SENTIMENT), voice, List.of(likely));
    }

    private static Head head(String name, Question question) {
        Labelled example = new Labelled("1", "1", "es", "qué chulada", null, null, null, Map.of());
        Softmax.Settings settings = new Softmax.Settings(1, 1, 0, 0, 1);
        return new Head("care", name, question, List.of(example), one -> 1, 8, settings, settings);
    }
}

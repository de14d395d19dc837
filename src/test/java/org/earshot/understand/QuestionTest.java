package org.earshot.understand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionTest {
    @ParameterizedTest
    @EnumSource
    void probabilitiesAddUpToOneForAnyFigures(Question question) {
        for (double figure : new double[] {0, 1, -800, 800, 1e300}) {
            double[] figures = new double[question.width()];
            figures[figures.length - 1] = figure;

            double[] likely = question.probabilities(figures);

            assertThat(likely).hasSize(question.answers().size());
            assertThat(Arrays.stream(likely).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theLargerFigureIsTheLikelierAnswer() {
        assertThat(Question.ABOUT.probabilities(new double[] {0})).containsExactly(0.5, 0.5);
        assertThat(Question.ABOUT.probabilities(new double[] {2})[1]).isCloseTo(0.8808, within(1e-4));
        assertThat(Question.SENTIMENT.probabilities(new double[] {0, Math.log(2), 0}))
                .containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-9));
    }

    @Test
    void headsOfOneQuestionThatLearnedFromDifferentTextsHaveNamesOfTheirOwn() {
        assertThat(Question.SENTIMENT.head(Question.CARE_FILE, "es")).isEqualTo("SENTIMENT");
        assertThat(Question.SENTIMENT.posts("es")).contains("sentiment-es");
        assertThat(Question.SENTIMENT.head("sentiment-es", "es")).isEqualTo("SENTIMENT-es");
        assertThat(Question.MENTION.head("complaint-en", "en")).isEqualTo("MENTION-complaint-en");
        assertThat(Question.MENTION.head("sentiment-en", "en")).isEqualTo("MENTION-sentiment-en");
        assertThat(Question.COMPLAINT.posts("en")).contains("complaint-en");
        assertThat(Question.COMPLAINT.posts("es")).isEmpty();
        assertThat(Question.SENTIMENT.posts("nl")).isEmpty();
        assertThat(Question.asked()).doesNotContain(Question.MENTION).contains(Question.REPLY);
    }

    @Test
    void estimatesAddTheLevelsFromAboveAndRefuseAnyOtherNumberOfThem() {
        Estimates estimates = new Estimates(1, 1, 1, List.of(0.1, 0.2, 0.3, 0.4), 1, List.of());

        assertThat(estimates.atLeast(1)).isCloseTo(0.9, within(1e-9));
        assertThat(estimates.atLeast(2)).isCloseTo(0.7, within(1e-9));
        assertThat(estimates.atLeast(3)).isCloseTo(0.4, within(1e-9));
        assertThatThrownBy(() -> new Estimates(1, 1, 1, List.of(1.0), 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

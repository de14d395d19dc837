package org.earshot.console.reviews;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.review.Figure;
import org.earshot.review.Review;
import org.earshot.review.Reviews;
import org.earshot.review.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers reviews as pages show them. */
@Component
class ReviewDesk {
    /** The questions of a score sheet, in the order of {@link Figure#sums}. */
    static final List<String> QUESTIONS = List.of("solved", "tone", "correct", "language");

    private final Reviews reviews;
    private final Cases cases;
    private final Wording wording;

    ReviewDesk(Reviews reviews, Cases cases, Wording wording) {
        this.reviews = reviews;
        this.cases = cases;
        this.wording = wording;
    }

    /** What waits for a supervisor; of their own cases only that they wait. */
    List<Row> open(String reader) {
        return rows(reviews.open(), reader);
    }

    /** What was thought of cases, of others than the reader. */
    List<Row> given(String reader) {
        return rows(
                reviews.given().stream()
                        .filter(review -> !review.agent().equals(reader))
                        .toList(),
                reader);
    }

    /** What was thought of the reader's cases. */
    List<Row> of(String reader) {
        return rows(reviews.of(reader), reader);
    }

    /** How everybody's cases were thought of. */
    List<FigureRow> figures() {
        return reviews.figures().stream()
                .map(figure -> new FigureRow(
                        figure,
                        figure.means().stream()
                                .map(mean ->
                                        wording.figure(BigDecimal.valueOf(mean).setScale(1, RoundingMode.HALF_UP)))
                                .toList()))
                .toList();
    }

    private List<Row> rows(List<Review> found, String reader) {
        return found.stream().map(review -> row(review, reader)).toList();
    }

    private Row row(Review review, String reader) {
        Optional<Case> item = cases.find(review.caseId());
        Review.Given given = review.given();
        return new Row(
                review,
                item.map(Case::customer).orElse("?"),
                item.map(Case::platform).map(wording::platform).orElse("?"),
                week(review.week()),
                given == null ? List.of() : marks(given.score()),
                given == null ? null : wording.past(given.at(), wording.zone()),
                review.agent().equals(reader));
    }

    private static List<Mark> marks(Score score) {
        List<Integer> values = List.of(score.solved(), score.tone(), score.correct(), score.language());
        return QUESTIONS.stream()
                .map(question -> new Mark(question, values.get(QUESTIONS.indexOf(question))))
                .toList();
    }

    private static String week(LocalDate monday) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Wording.locale())
                .format(monday);
    }

    /**
     * A review on a page.
     *
     * @param week the Monday of its week
     * @param marks empty while nobody has looked
     * @param at when it was looked at, null while nobody has
     * @param own true where the reader closed the case
     */
    record Row(
            Review review,
            String customer,
            String platform,
            String week,
            List<Mark> marks,
            @Nullable Moment at,
            boolean own) {}

    /** A question with its mark. */
    record Mark(String question, int value) {}

    /** The figures of a person with the means in words. */
    record FigureRow(Figure figure, List<String> means) {}
}

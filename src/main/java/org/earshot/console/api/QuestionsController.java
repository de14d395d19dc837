package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.earshot.gather.Inventory;
import org.earshot.gather.Question;
import org.earshot.gather.Questions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the questions that are asked most. */
@Tag(name = "Questions")
@RestController
class QuestionsController {
    private static final int MOST = 200;

    private final Questions questions;

    QuestionsController(Questions questions) {
        this.questions = questions;
    }

    @Operation(summary = "The questions asked most in the last eight weeks, with their trend and their answer")
    @ApiResponse(responseCode = "200", description = "The questions; order is rising, most or open")
    @GetMapping("/api/v1/questions")
    Asking read(
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(defaultValue = "rising") Order order) {
        Inventory.Order by = Inventory.Order.valueOf(order.name().toUpperCase(Locale.ROOT));
        Inventory inventory = questions.inventory(new Inventory.Wish(Asked.text(brand), by, false), MOST);
        return new Asking(
                inventory.weeks().stream().map(day -> LocalDate.ofEpochDay(day)).toList(),
                inventory.items().stream().map(QuestionJson::of).toList());
    }

    /** What comes first. */
    enum Order {
        rising,
        most,
        open
    }

    /**
     * The questions.
     *
     * @param weeks the Mondays of the weeks that are counted, oldest first
     * @param items the questions
     */
    @Schema(name = "Questions")
    record Asking(List<LocalDate> weeks, List<QuestionJson> items) {}

    /** A question with its counts: by week, in the last seven days, and in the 28 days before them. */
    @Schema(name = "Question")
    record QuestionJson(
            long id,
            String brand,
            String title,
            String words,
            @Nullable Long answer,
            List<Integer> weekly,
            int recent,
            int before,
            boolean rising) {
        static QuestionJson of(Inventory.Item item) {
            Question question = item.question();
            return new QuestionJson(
                    question.id(),
                    question.brand(),
                    question.title(),
                    question.words(),
                    question.article(),
                    item.weekly(),
                    item.recent(),
                    item.before(),
                    item.rising());
        }
    }
}

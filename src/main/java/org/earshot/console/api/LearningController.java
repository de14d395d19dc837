package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.earshot.admin.Learnings;
import org.earshot.learn.Learned;
import org.earshot.learn.Learning;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Learns from staff's corrections and takes it back; for admins. */
@Tag(name = "Learning")
@RestController
class LearningController {
    private final Learnings learnings;

    LearningController(Learnings learnings) {
        this.learnings = learnings;
    }

    @Operation(summary = "The versions that were learned, with their figures, and which is live")
    @ApiResponse(responseCode = "200", description = "The versions, oldest first")
    @GetMapping("/api/v1/learning")
    Learning.Standing standing() {
        return learnings.standing();
    }

    @Operation(
            summary =
                    "Learns from staff's corrections; goes live only where it is better on texts that it has not seen",
            description =
                    "Heads with fewer than 20 corrections are left alone. The answer says for each head why it goes live"
                            + " or not, and which mentions of the last seven days would move to another level.")
    @ApiResponse(
            responseCode = "200",
            description = "What was learned, whether it is live and why, and what would move")
    @PostMapping("/api/v1/learning")
    Learned learn(@RequestBody(required = false) @Nullable Wish body, Principal who) {
        return learnings.learn(who.getName(), body != null && Boolean.TRUE.equals(body.dryRun()));
    }

    @Operation(summary = "Goes back to the version that was live before the present one")
    @ApiResponse(
            responseCode = "200",
            description = "What was undone, and what is live now; null for the shipped heads")
    @ApiResponse(responseCode = "409", description = "Nothing learned is live")
    @PostMapping("/api/v1/learning/undo")
    Learning.Undone undo(Principal who) {
        return learnings
                .undo(who.getName())
                .orElseThrow(() -> Refusals.conflict("nothing learned is live; the shipped heads are alone"));
    }

    /**
     * How to learn.
     *
     * @param dryRun true to keep nothing and only say what would happen
     */
    @Schema(name = "NewLearning")
    record Wish(@Nullable Boolean dryRun) {}
}

package org.earshot.console.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.earshot.admin.Replays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what another policy, or the present models, would have decided about stored mentions; changes nothing; for admins. */
@Tag(name = "Replays")
@RestController
class ReplaysController {
    private static final int LONGEST_POLICY = 100_000;

    private final Replays replays;

    ReplaysController(Replays replays) {
        this.replays = replays;
    }

    @Operation(
            summary =
                    "Judges stored mentions again with another policy, or reads and judges them again with the present"
                            + " models, and says what would change; changes nothing")
    @ApiResponse(responseCode = "200", description = "How many were judged again, and those that would change")
    @ApiResponse(responseCode = "400", description = "The time or the policy is not understood")
    @PostMapping("/api/v1/replays")
    Replays.Replay replay(@RequestBody Question body) {
        String since = Asked.text(body.since(), "since", 40);
        if (body.policy() != null && body.policy().length() > LONGEST_POLICY) {
            throw Refusals.badRequest(
                    "policy is the text of a policy file, of at most " + LONGEST_POLICY + " characters");
        }
        try {
            return replays.run(since, body.policy(), Boolean.TRUE.equals(body.models()));
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What to judge again, and how.
     *
     * @param since heard since a time such as 2026-11-01T00:00:00Z, or a duration such as 7d before now
     * @param policy the text of a file such as config/triage.yaml; the present policy where it is missing
     * @param models whether texts are read again with the present models; they are where no policy is given
     */
    @Schema(name = "NewReplay")
    record Question(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String since,

            @Nullable String policy,
            @Nullable Boolean models) {}
}

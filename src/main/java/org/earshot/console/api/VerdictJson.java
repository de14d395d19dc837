package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.earshot.triage.Reason;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as the API writes it; the score is the sum of the reasons' points.
 *
 * @param urgency critical, high, normal or low
 * @param score 0 to 100
 * @param aboutBrand false for somebody else's business
 * @param needsReply whether somebody should answer
 * @param reasons the parts of the score
 */
@Schema(name = "Verdict")
record VerdictJson(String urgency, int score, boolean aboutBrand, boolean needsReply, List<ReasonJson> reasons) {
    static VerdictJson of(Verdict verdict) {
        return new VerdictJson(
                Asked.lower(verdict.urgency()),
                verdict.score(),
                verdict.aboutBrand(),
                verdict.needsReply(),
                reasons(verdict));
    }

    static List<ReasonJson> reasons(Verdict verdict) {
        return verdict.reasons().stream().map(ReasonJson::of).toList();
    }

    /** One part of a score; start and end say where its words stand, and are absent where it rests on none. */
    @Schema(name = "Reason")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonJson(
            String code,
            int points,
            String text,
            @Nullable Integer start,
            @Nullable Integer end,
            String why) {
        static ReasonJson of(Reason reason) {
            return new ReasonJson(
                    reason.code(), reason.points(), reason.text(), reason.start(), reason.end(), reason.why());
        }
    }
}

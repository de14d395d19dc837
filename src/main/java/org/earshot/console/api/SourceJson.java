package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.earshot.listen.Poll;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.StreamHealth;
import org.earshot.respond.AnsweringAccount;
import org.jspecify.annotations.Nullable;

/** A source and how it does, as the API writes it. */
@Schema(name = "Source")
record SourceJson(
        String id,
        String platform,
        String template,
        String brand,
        String state,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastMentionAt,
        @Nullable Instant notBefore,
        int failures,
        @Nullable String trouble,
        @Nullable Instant troubleAt,
        String cursor,
        @Nullable AnswersAsJson answersAs,
        @Nullable BudgetJson budget,
        List<GapJson> gaps,
        @Nullable StreamJson stream,
        @Nullable Long lagSeconds,
        @Nullable String quiet,
        @Nullable Instant expiresAt,
        List<String> warnings,
        SpendingJson spending) {
    static SourceJson of(SourceHealth health, @Nullable AnsweringAccount account) {
        Poll.Budget budget = health.budget();
        StreamHealth stream = health.stream();
        return new SourceJson(
                health.id(),
                health.platform(),
                health.template(),
                health.brand(),
                Asked.lower(health.state()),
                health.lastPollAt(),
                health.lastSuccessAt(),
                health.lastMentionAt(),
                health.notBefore(),
                health.failures(),
                health.trouble(),
                health.troubleAt(),
                health.cursor(),
                account == null ? null : AnswersAsJson.of(account),
                budget == null ? null : new BudgetJson(budget.left(), budget.limit(), budget.resetsAt()),
                health.gaps().stream().map(GapJson::of).toList(),
                stream == null ? null : StreamJson.of(stream),
                health.signs().lag() == null ? null : health.signs().lag().toSeconds(),
                health.signs().quiet(),
                health.signs().keyEndsAt(),
                health.warnings(),
                SpendingJson.of(health.spending()));
    }

    /** The account that replies go out from, and what its platform said of our key when it was last asked. */
    @Schema(name = "AnswersAs")
    record AnswersAsJson(
            String account,

            @Schema(description = "verified, refused, listens_only, unsure, or unasked since the start")
            String state,

            @Nullable String why,
            @Nullable Instant askedAt) {
        static AnswersAsJson of(AnsweringAccount account) {
            return new AnswersAsJson(account.account(), Asked.lower(account.state()), account.why(), account.askedAt());
        }
    }

    /** What the platform says is left of our allowance. */
    @Schema(name = "Budget")
    record BudgetJson(
            long left, @Nullable Long limit, @Nullable Instant resetsAt) {}

    /** A stretch that the platform would not give us. */
    @Schema(name = "Gap")
    record GapJson(
            Instant foundAt,
            @Nullable String since,
            @Nullable String until,
            String why) {
        static GapJson of(SourceHealth.SeenGap seen) {
            return new GapJson(
                    seen.foundAt(),
                    seen.gap().since(),
                    seen.gap().until(),
                    seen.gap().why());
        }
    }

    /** How the line of a streamed source does. */
    @Schema(name = "Stream")
    record StreamJson(
            @Nullable Instant connectedSince,
            @Nullable Instant lastEventAt,

            @Schema(description = "How many seconds before lastEventAt that event had happened") @Nullable
            Long lagSeconds) {
        static StreamJson of(StreamHealth health) {
            Duration lag = health.lag();
            return new StreamJson(health.connectedSince(), health.lastEventAt(), lag == null ? null : lag.toSeconds());
        }
    }
}

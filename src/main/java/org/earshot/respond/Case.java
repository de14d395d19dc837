package org.earshot.respond;

import java.time.Instant;
import org.earshot.triage.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * One thing to answer: a customer's thread.
 *
 * @param id our id
 * @param brand the brand's id
 * @param platform where it happens
 * @param thread the conversation, as the platform names it
 * @param customer the author's handle
 * @param state what it is waiting for
 * @param urgency the gravest of its unanswered mentions
 * @param score the score of that mention
 * @param openedAt when the first mention was queued
 * @param dueAt when a first answer is due, null for never
 * @param assignee who holds it, null for nobody
 * @param acknowledgedAt when staff confirmed that they saw it
 * @param firstReplyAt when the first reply was on the platform
 * @param resolvedAt when it was done
 * @param outcome how it ended, in a word
 * @param snoozedUntil when it comes back
 * @param mainMention the mention that its urgency rests on
 * @param mentionCount how many mentions it holds
 * @param version grows with every change
 */
public record Case(
        long id,
        String brand,
        String platform,
        String thread,
        String customer,
        CaseState state,
        Urgency urgency,
        int score,
        Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable String assignee,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant firstReplyAt,
        @Nullable Instant resolvedAt,
        @Nullable String outcome,
        @Nullable Instant snoozedUntil,
        long mainMention,
        int mentionCount,
        int version) {}

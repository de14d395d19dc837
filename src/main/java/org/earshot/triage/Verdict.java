package org.earshot.triage;

import java.util.List;

/**
 * What triage decided about a mention, and why.
 *
 * @param urgency how long it can wait
 * @param score from 0 to 100, the sum of the reasons' points
 * @param aboutBrand false for somebody else's business: a homonym, a bystander, spam that baits with the name
 * @param needsReply true where somebody should look at it and answer
 * @param reasons the parts of the score, gravest first
 */
public record Verdict(Urgency urgency, int score, boolean aboutBrand, boolean needsReply, List<Reason> reasons) {
    /** Holds the promise that a score is the sum of its reasons. */
    public Verdict {
        reasons = List.copyOf(reasons);
        int sum = reasons.stream().mapToInt(Reason::points).sum();
        if (sum != score || score < 0 || score > 100) {
            throw new IllegalArgumentException("a score of " + score + " from reasons of " + sum);
        }
    }

    /** The same without a word of the customer, for a mention that was deleted. */
    public Verdict wordless() {
        List<Reason> bare = reasons.stream()
                .map(reason -> Reason.of(reason.code(), reason.points(), reason.code()))
                .toList();
        return new Verdict(urgency, score, aboutBrand, needsReply, bare);
    }
}

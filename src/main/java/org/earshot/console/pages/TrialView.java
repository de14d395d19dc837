package org.earshot.console.pages;

import java.util.List;
import java.util.Locale;
import org.earshot.admin.DryRuns;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Texts;
import org.earshot.triage.Reason;
import org.earshot.triage.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a poll of a form's source would come to.
 *
 * @param lines what is on the page
 * @param stored how many of them would be stored
 * @param refused one sentence for each item that could not be read
 * @param more true where a poll would go on
 * @param trouble what went wrong, null for nothing
 */
record TrialView(
        List<Line> lines,
        long stored,
        List<String> refused,
        boolean more,
        @Nullable String trouble) {
    private static final int LONGEST = 280;

    TrialView {
        lines = List.copyOf(lines);
        refused = List.copyOf(refused);
    }

    static TrialView of(DryRuns.DryRun run) {
        long stored = run.items().stream()
                .filter(item -> item.fate() == MentionInbox.Fate.STORED)
                .count();
        return new TrialView(
                run.items().stream().map(Line::of).toList(), stored, run.refused(), run.more(), run.trouble());
    }

    /**
     * A post.
     *
     * @param fate what would become of it, a word of the language file
     * @param author its author's handle
     * @param text the beginning of it
     * @param urgency how it would be judged, null where it would not be
     * @param score out of 100
     * @param reasons why
     * @param alerted who would hear of it
     */
    record Line(
            String fate,
            String author,
            String text,
            @Nullable String urgency,
            int score,
            List<Reason> reasons,
            List<String> alerted) {
        Line {
            reasons = List.copyOf(reasons);
            alerted = List.copyOf(alerted);
        }

        static Line of(DryRuns.Item item) {
            Verdict verdict = item.verdict();
            return new Line(
                    item.fate() == null ? "unmatched" : item.fate().name().toLowerCase(Locale.ROOT),
                    item.post().author().handle(),
                    Texts.cut(item.post().text(), LONGEST),
                    verdict == null ? null : verdict.urgency().name().toLowerCase(Locale.ROOT),
                    verdict == null ? 0 : verdict.score(),
                    verdict == null ? List.of() : verdict.reasons(),
                    item.alerted());
        }
    }
}

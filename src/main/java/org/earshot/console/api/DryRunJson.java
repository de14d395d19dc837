package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.admin.DryRuns;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/**
 * What a poll of a source would come to, as the API writes it.
 *
 * @param source the source's id
 * @param posts what is on the page that a poll would read now
 * @param stored how many of them would be stored
 * @param edited how many would replace the text of a stored mention
 * @param duplicate how many are stored already
 * @param unmatched how many are not about the brand
 * @param refused one sentence for each item that could not be read
 * @param more true where a poll would go on
 * @param trouble what went wrong, null for nothing
 */
@Schema(name = "DryRun")
record DryRunJson(
        String source,
        List<PostJson> posts,
        long stored,
        long edited,
        long duplicate,
        long unmatched,
        List<String> refused,
        boolean more,
        @Nullable String trouble) {
    static DryRunJson of(DryRuns.DryRun run) {
        return new DryRunJson(
                run.source(),
                run.items().stream().map(PostJson::of).toList(),
                count(run, MentionInbox.Fate.STORED),
                count(run, MentionInbox.Fate.EDITED),
                count(run, MentionInbox.Fate.DUPLICATE),
                count(run, null),
                run.refused(),
                run.more(),
                run.trouble());
    }

    private static long count(DryRuns.DryRun run, MentionInbox.@Nullable Fate fate) {
        return run.items().stream().filter(item -> item.fate() == fate).count();
    }

    /** A post and what would become of it, stored, edited, duplicate or unmatched; reading and verdict are null for the last two. */
    @Schema(name = "DryRunPost")
    record PostJson(
            String platform,
            String externalId,
            @Nullable String url,
            AuthorJson author,
            String text,
            @Nullable Instant publishedAt,
            @Nullable Double rating,
            boolean stored,
            String fate,
            @Nullable ReadingJson reading,
            @Nullable VerdictJson verdict,
            List<String> alerted) {
        static PostJson of(DryRuns.Item item) {
            Post post = item.post();
            return new PostJson(
                    post.id().platform(),
                    post.id().externalId(),
                    post.details().url(),
                    AuthorJson.of(post.author()),
                    post.text(),
                    post.details().publishedAt(),
                    Optional.ofNullable(post.details().rating())
                            .map(Rating::stars)
                            .orElse(null),
                    item.fate() == MentionInbox.Fate.STORED,
                    item.fate() == null ? "unmatched" : item.fate().name().toLowerCase(Locale.ROOT),
                    item.reading() == null ? null : ReadingJson.of(item.reading()),
                    item.verdict() == null ? null : VerdictJson.of(item.verdict()),
                    item.alerted());
        }
    }
}

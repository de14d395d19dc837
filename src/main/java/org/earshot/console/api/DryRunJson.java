package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.admin.DryRuns;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/**
 * What a poll of a source would come to, as the API writes it.
 *
 * @param source the source's id
 * @param posts what is on the first page
 * @param stored how many of them would be stored
 * @param refused one sentence for each item that could not be read
 * @param more true where a poll would go on
 * @param trouble what went wrong, null for nothing
 */
@Schema(name = "DryRun")
record DryRunJson(
        String source,
        List<PostJson> posts,
        long stored,
        List<String> refused,
        boolean more,
        @Nullable String trouble) {
    static DryRunJson of(DryRuns.DryRun run) {
        return new DryRunJson(
                run.source(),
                run.items().stream().map(PostJson::of).toList(),
                run.items().stream().filter(DryRuns.Item::stored).count(),
                run.refused(),
                run.more(),
                run.trouble());
    }

    /** A post and what would become of it; reading and verdict are null where it would not be stored. */
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
                    item.stored(),
                    item.reading() == null ? null : ReadingJson.of(item.reading()),
                    item.verdict() == null ? null : VerdictJson.of(item.verdict()),
                    item.alerted());
        }
    }
}

package org.earshot.mention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post that is about a brand, as it is stored.
 *
 * @param id our own id, positive
 * @param post what was said
 * @param source the id of the source that brought it first
 * @param brand the id of the brand it matched
 * @param heardAt when Earshot first had it
 * @param editedAt when Earshot last saw it change, null for never
 * @param stage how far it has come
 * @param version grows with every change of the row; a station writes only if it is still the one it read
 * @param goneAt when its platform said that it was deleted, null while it stands there; its text is empty then
 */
public record Mention(
        long id,
        Post post,
        String source,
        String brand,
        Instant heardAt,
        @Nullable Instant editedAt,
        Stage stage,
        int version,
        @Nullable Instant goneAt) {
    /** A mention that stands on its platform. */
    public Mention(
            long id,
            Post post,
            String source,
            String brand,
            Instant heardAt,
            @Nullable Instant editedAt,
            Stage stage,
            int version) {
        this(id, post, source, brand, heardAt, editedAt, stage, version, null);
    }

    /** True for one that was deleted on its platform: nobody reads it here any more. */
    public boolean gone() {
        return goneAt != null;
    }

    /** When it was said: the platform's time, unless that lies in the future or is missing. */
    public Instant saidAt() {
        return post.publishedAt().filter(time -> !time.isAfter(heardAt)).orElse(heardAt);
    }
}

package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.Rating;
import org.earshot.mention.Stage;
import org.earshot.triage.Verdict;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;

/** A mention as the API writes it; reading and verdict are null until it has come so far. */
@Schema(name = "Mention")
record MentionJson(
        String id,
        String platform,
        String externalId,
        String source,
        String brand,
        @Nullable String url,
        AuthorJson author,
        String text,
        @Nullable String language,
        @Nullable Instant publishedAt,
        Instant heardAt,
        @Nullable Double rating,
        @Nullable ReadingJson reading,
        @Nullable VerdictJson verdict,
        String stage,
        boolean byBrand,
        @Nullable Instant deletedAt) {
    static MentionJson of(Mention mention, @Nullable Reading lastReading, @Nullable Verdict lastVerdict) {
        // An edited mention waits with the reading of its old text, which would mark the wrong words.
        boolean unread = mention.gone() || mention.stage() == Stage.HEARD;
        Reading reading = unread ? null : lastReading;
        Verdict verdict = unread || mention.stage() == Stage.READ ? null : lastVerdict;
        return new MentionJson(
                String.valueOf(mention.id()),
                mention.post().id().platform(),
                mention.post().id().externalId(),
                mention.source(),
                mention.brand(),
                mention.post().details().url(),
                AuthorJson.of(mention.post().author()),
                mention.post().text(),
                language(mention, reading),
                mention.post().details().publishedAt(),
                mention.heardAt(),
                Optional.ofNullable(mention.post().details().rating())
                        .map(Rating::stars)
                        .orElse(null),
                reading == null ? null : ReadingJson.of(reading),
                verdict == null ? null : VerdictJson.of(verdict),
                Asked.lower(mention.stage()),
                mention.post().details().ours(),
                mention.goneAt());
    }

    /** What we read, or else what the platform believes. */
    private static @Nullable String language(Mention mention, @Nullable Reading reading) {
        return reading == null || reading.language().equals(Reading.UNDETERMINED)
                ? mention.post().details().language()
                : reading.language();
    }
}

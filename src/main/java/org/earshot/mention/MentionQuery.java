package org.earshot.mention;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which mentions to find, newest first.
 *
 * @param brand a brand's id, null for all
 * @param platform a platform's name, null for all
 * @param text what stands in the text just so, in upper or lower case; null for anything
 * @param since heard at this time or later, null for ever
 * @param limit at most so many, 1 to 200
 * @param after where the page before ended, null for the first
 */
public record MentionQuery(
        @Nullable String brand,
        @Nullable String platform,
        @Nullable String text,
        @Nullable Instant since,
        int limit,
        @Nullable Place after) {
    /** Draws the limit into its range. */
    public MentionQuery {
        limit = Math.max(1, Math.min(200, limit));
    }

    /**
     * A place in the order newest first.
     *
     * @param heardAt when the last mention of the page was heard
     * @param id its id
     */
    public record Place(Instant heardAt, long id) {
        private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(\\d{1,18})");

        /** Behind this mention. */
        static Place of(Mention mention) {
            return new Place(mention.heardAt(), mention.id());
        }

        /** As callers get it: opaque, so that the order may change one day. */
        public String text() {
            String plain = heardAt.toEpochMilli() + "." + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
        }

        /** The place that a caller brings back, or nothing where it is none of ours. */
        public static Optional<Place> parse(String text) {
            try {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                Matcher match = FORM.matcher(plain);
                return match.matches()
                        ? Optional.of(new Place(
                                Instant.ofEpochMilli(Long.parseLong(match.group(1))), Long.parseLong(match.group(2))))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}

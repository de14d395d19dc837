package org.earshot.console.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/**
 * A mention that somebody brings by hand or by script.
 *
 * @param platform where it was said, such as {@code phone}; a-z, 0-9 and dash
 * @param externalId what makes it the same mention; a new one is made up where it is missing
 * @param brand the brand's id
 * @param author who said it
 * @param text what was said, cut at 100,000 characters
 * @param url where people read it, http or https
 * @param publishedAt when it was said, ISO-8601 with a zone
 * @param rating stars, 1 to 5
 */
@Schema(name = "NewMention")
record MentionIn(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String platform,

        @Nullable String externalId,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String brand,

        @Nullable AuthorJson author,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String text,

        @Nullable String url,
        @Nullable String publishedAt,
        @Nullable Double rating) {
    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int LONGEST_URL = 2000;

    Post post() {
        String said = Asked.text(text, "text", Integer.MAX_VALUE);
        Author by = author == null ? Author.UNKNOWN : author.author("author");
        Post.Details details = Post.Details.NONE
                .at(address())
                .on(Asked.instantOrNull(publishedAt, "publishedAt"))
                .rated(stars(rating));
        return new Post(id(), by, said, details);
    }

    private MentionId id() {
        String given = Optional.ofNullable(externalId).map(Asked::text).orElse(null);
        String external = given == null ? "earshot:" + UUID.randomUUID() : given;
        return new MentionId(
                platform(Asked.text(platform, "platform", 40)), Asked.text(external, "externalId", MentionId.LONGEST));
    }

    static String platform(String name) {
        if (!PLATFORM.matcher(name).matches()) {
            throw Refusals.badRequest("platform has 1 to 40 of a-z, 0-9 and dash");
        }
        return name;
    }

    static @Nullable Rating stars(@Nullable Double given) {
        if (given == null) {
            return null;
        }
        if (!(given >= 1 && given <= 5)) {
            throw Refusals.badRequest("rating is a number from 1 to 5");
        }
        return new Rating(given, String.valueOf(given));
    }

    /** The console makes it a link, so nothing but a web address will do. */
    private @Nullable String address() {
        String given = Asked.text(url);
        if (given == null) {
            return null;
        }
        try {
            URI address = URI.create(Asked.text(given, "url", LONGEST_URL));
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            throw Refusals.badRequest("url is not an address");
        }
        throw Refusals.badRequest("url is an http or https address");
    }
}

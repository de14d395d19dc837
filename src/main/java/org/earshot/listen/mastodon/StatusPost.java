package org.earshot.listen.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.earshot.listen.HtmlText;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/** Makes a post of a status. */
final class StatusPost {
    private StatusPost() {}

    /**
     * The post that a status is, nothing for one without any id or with an overlong one.
     *
     * @param status as the server sent it
     * @param host the server that it was read on
     * @param summoned true where its author named our account
     */
    static Optional<Post> of(JsonNode status, String host, boolean summoned) {
        String own = Json.text(status, "id");
        String uri = Json.text(status, "uri");
        String id = uri != null ? uri : own == null ? null : host + "/" + own;
        if (id == null || id.length() > MentionId.LONGEST) {
            return Optional.empty();
        }
        Post.Details details = Post.Details.NONE
                .at(address(status))
                .in(Json.text(status, "language"))
                .on(Json.time(status, "created_at"))
                .revised(editedAt(status))
                .answering(place(status, own, summoned))
                .from(status.toString());
        return Optional.of(Post.of(new MentionId("mastodon", id), author(status.path("account"), host), text(status))
                .with(details));
    }

    /** When a status was edited last, in milliseconds since 1970; 0 for never. */
    static long editedAt(JsonNode status) {
        Instant edited = Json.time(status, "edited_at");
        return edited == null ? 0 : edited.toEpochMilli();
    }

    private static @Nullable String address(JsonNode status) {
        String url = Json.address(status, "url");
        return url != null ? url : Json.address(status, "uri");
    }

    private static String text(JsonNode status) {
        String warning = Json.text(status, "spoiler_text");
        String content = HtmlText.of(status.path("content").asText(""));
        return warning == null ? content : warning.strip() + "\n" + content;
    }

    private static Post.ReplyTo place(JsonNode status, @Nullable String own, boolean summoned) {
        String parent = Json.text(status, "in_reply_to_id");
        return new Post.ReplyTo(
                parent == null ? own : parent, parent, own, summoned, visibility(Json.text(status, "visibility")));
    }

    /** A visibility that Mastodon does not have today is taken for a narrow one, so that a reply never reaches more people. */
    private static Visibility visibility(@Nullable String name) {
        if (name == null) {
            return Visibility.PUBLIC;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "public" -> Visibility.PUBLIC;
            case "unlisted" -> Visibility.UNLISTED;
            case "direct" -> Visibility.DIRECT;
            default -> Visibility.FOLLOWERS;
        };
    }

    /** The account's address and its name with the host are the same on every server; its number is not. */
    private static Author author(JsonNode account, String host) {
        String acct = Json.text(account, "acct");
        String handle = acct == null ? Json.text(account, "username") : acct;
        if (handle == null) {
            return Author.UNKNOWN;
        }
        String everywhere = handle.contains("@") ? handle : handle + "@" + host;
        String url = Json.address(account, "url");
        Long followers = Json.number(account, "followers_count");
        return new Author(
                url == null ? everywhere : url,
                everywhere,
                Json.text(account, "display_name"),
                followers == null || followers < 0 ? null : followers);
    }
}

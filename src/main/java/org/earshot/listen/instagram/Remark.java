package org.earshot.listen.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes posts of comments. The customer who begins to comment begins a conversation: it is named by the comment at the top, not by the
 * picture, under which hundreds may talk.
 *
 * @param account the id of our account
 * @param username its name, null for unknown
 */
record Remark(String account, @Nullable String username) {
    static final String PLATFORM = "instagram";
    static final String COMMENT = "id,text,timestamp,username,from";

    /** The revision of words, which nobody edits on Instagram; 0 is for what was announced without its words. */
    static final long WORDS = 1;

    /** True for an id that can stand in a path and in our cursor. */
    static boolean isId(@Nullable String id) {
        return id != null && id.matches("[A-Za-z0-9_.:-]{1,200}");
    }

    /**
     * Where a comment stands.
     *
     * @param media what it stands under, null where nobody says
     * @param above the comment that it answers, null for none
     * @param url where people see the media
     * @param said when it was said, null where nobody says
     */
    record Place(
            @Nullable String media,
            @Nullable String above,
            @Nullable String url,
            @Nullable Instant said) {}

    /** The post that a comment is; nothing for one without a usable id. */
    Optional<Post> post(JsonNode comment, Place place) {
        String id = Json.text(comment, "id");
        if (!isId(id) || id == null) {
            return Optional.empty();
        }
        String above = place.above() == null || place.above().equals(place.media()) ? null : place.above();
        Instant written = time(comment);
        Post.Details details = Post.Details.NONE
                .at(place.url())
                .on(written == null ? place.said() : written)
                .revised(WORDS)
                .answering(new Post.ReplyTo(
                        above == null ? id : above,
                        above == null ? place.media() : above,
                        id,
                        false,
                        Visibility.PUBLIC))
                .from(comment.toString());
        String text = Json.text(comment, "text");
        Post post = new Post(new MentionId(PLATFORM, id), author(comment), text == null ? "[comment]" : text, details);
        return Optional.of(isOurs(comment) ? post.with(details.byBrand()) : post);
    }

    private boolean isOurs(JsonNode comment) {
        JsonNode from = comment.path("from");
        return account.equals(Json.text(from, "id"))
                || (username != null
                        && (username.equalsIgnoreCase(Json.text(comment, "username"))
                                || username.equalsIgnoreCase(Json.text(from, "username"))));
    }

    static Author author(JsonNode said) {
        String name = Json.text(said, "username");
        String handle = name == null ? Json.text(said.path("from"), "username") : name;
        return new Author(Json.text(said.path("from"), "id"), handle == null ? "unknown" : handle, null, null);
    }

    static @Nullable Instant time(JsonNode said) {
        return LooseTime.read(Json.text(said, "timestamp")).orElse(null);
    }
}

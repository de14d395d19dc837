package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A comment, or an answer under one.
 *
 * @param id YouTube's own id; that of an answer begins with its thread's
 * @param thread the id of the comment that the thread began with
 * @param video what it stands under, null where that is not said
 * @param snippet what YouTube says about it
 */
record Comment(String id, String thread, @Nullable String video, JsonNode snippet) {
    /** Nothing for a comment without a usable id. */
    static Optional<Comment> of(JsonNode comment, @Nullable String thread, @Nullable String video) {
        String id = Json.text(comment, "id");
        JsonNode snippet = comment.path("snippet");
        if (id == null || id.length() > MentionId.LONGEST) {
            return Optional.empty();
        }
        String parent = Json.text(snippet, "parentId");
        String first = thread != null ? thread : parent != null ? parent : id;
        String under = Json.text(snippet, "videoId");
        return Optional.of(new Comment(id, first, under == null ? video : under, snippet));
    }

    /** When it was changed last, as far as YouTube says; the beginning of time where it does not. */
    Instant touched() {
        Instant updated = Json.time(snippet, "updatedAt");
        Instant published = Json.time(snippet, "publishedAt");
        return updated != null ? updated : published != null ? published : Instant.EPOCH;
    }

    boolean edited() {
        Instant published = Json.time(snippet, "publishedAt");
        return published != null && touched().isAfter(published);
    }

    /** The post that it is; said by the brand where its channel wrote it. */
    Post post(Source source) {
        Instant published = Json.time(snippet, "publishedAt");
        String channel = Json.text(snippet.path("authorChannelId"), "value");
        String name = Json.text(snippet, "authorDisplayName");
        Post.Details details = Post.Details.NONE
                .at(url())
                .on(published)
                .revised(edited() ? touched().toEpochMilli() : 0)
                .answering(new Post.ReplyTo(thread, id.equals(thread) ? null : thread, id, false, Visibility.PUBLIC))
                .from(snippet.toString());
        boolean ours = YoutubeDoor.names(source.parameters(), channel, name);
        Author author = new Author(channel, name == null ? "unknown" : name, null, null);
        return Post.of(new MentionId("youtube", id), author, text()).with(ours ? details.byBrand() : details);
    }

    private String text() {
        String original = Json.text(snippet, "textOriginal");
        return original == null ? snippet.path("textDisplay").asText("") : original;
    }

    private @Nullable String url() {
        return video == null
                ? null
                : "https://www.youtube.com/watch?v=" + YoutubeDoor.encoded(video) + "&lc=" + YoutubeDoor.encoded(id);
    }
}

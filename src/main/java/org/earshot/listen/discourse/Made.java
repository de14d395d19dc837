package org.earshot.listen.discourse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;

/** What items of a forum are made into: posts, those that could not be read, and those that were taken back. */
final class Made {
    final List<Post> posts = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<MentionId> gone = new ArrayList<>();

    /** Adds an item; notes of the forum itself are nobody's words and left out. */
    void add(ForumPost maker, JsonNode item) {
        String id = Json.text(item, "id");
        if (ForumPost.isNote(item)) {
            return;
        }
        if (id != null && ForumPost.isGone(item)) {
            gone.add(ForumPost.id(maker.forum(), id));
            return;
        }
        Optional<Post> post = maker.of(item);
        if (post.isEmpty()) {
            refused.add("a post of " + maker.forum().host() + " has no id or stands in no topic");
            return;
        }
        boolean ours = maker.forum().isOurs(post.get().author().handle());
        posts.add(ours ? post.get().with(post.get().details().byBrand()) : post.get());
    }
}

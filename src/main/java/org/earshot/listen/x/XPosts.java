package org.earshot.listen.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.earshot.listen.Json;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The posts of one page. X is renaming its fields from tweet to post; both spellings are read.
 *
 * @param posts what was said; plain reposts are nobody's words and left out
 * @param refused one sentence for each post that could not be read
 * @param reposts the ids of those that were left out; X charges for them too
 * @param newest the greatest id on the page, null on an empty one
 */
record XPosts(
        List<Post> posts,
        List<String> refused,
        List<String> reposts,
        @Nullable String newest) {
    static XPosts of(JsonNode body, Optional<String> account) {
        Map<String, JsonNode> users = new HashMap<>();
        body.path("includes")
                .path("users")
                .forEach(user -> users.put(user.path("id").asText(), user));
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<String> reposts = new ArrayList<>();
        String newest = Json.text(body.path("meta"), "newest_id");
        for (JsonNode item : body.path("data")) {
            String id = Json.text(item, "id");
            if (id == null || !id.matches("\\d{1,19}")) {
                refused.add("a post without an id");
                continue;
            }
            newest = later(newest, id);
            if (isRepost(item)) {
                reposts.add(id);
            } else {
                posts.add(post(id, item, users, account));
            }
        }
        return new XPosts(posts, refused, reposts, newest == null || newest.isBlank() ? null : newest);
    }

    /** Ids are numbers of up to 19 digits that grow with time. */
    private static String later(@Nullable String one, String other) {
        if (one == null || one.isBlank()) {
            return other;
        }
        return one.length() != other.length()
                ? (one.length() > other.length() ? one : other)
                : one.compareTo(other) >= 0 ? one : other;
    }

    private static Post post(String id, JsonNode item, Map<String, JsonNode> users, Optional<String> account) {
        List<String> history = history(item);
        String original = history.isEmpty() ? id : history.get(0);
        JsonNode user = users.get(Json.text(item, "author_id"));
        String text = text(item);
        Post.ReplyTo reply = new Post.ReplyTo(
                Json.text(item, "conversation_id"),
                reference(item, "replied_to"),
                id,
                account.isPresent() && names(item, text, account.get()),
                Visibility.PUBLIC);
        Post.Details details = Post.Details.NONE
                .at("https://x.com/"
                        + (user == null ? "i" : user.path("username").asText("i")) + "/status/" + id)
                .in(language(item))
                .on(Json.time(item, "created_at"))
                .revised(Math.max(0, history.indexOf(id)))
                .answering(reply)
                .from(item.toString());
        return new Post(new MentionId("x", original), author(item, user), text, details);
    }

    private static Author author(JsonNode item, @Nullable JsonNode user) {
        String id = Json.text(item, "author_id");
        if (user == null) {
            return new Author(id, "unknown", null, null);
        }
        String handle = Optional.ofNullable(Json.text(user, "username")).orElse("unknown");
        return new Author(
                id, handle, Json.text(user, "name"), Json.number(user.path("public_metrics"), "followers_count"));
    }

    /** The whole text of a long post, else the text; X escapes three characters of HTML in both. */
    private static String text(JsonNode item) {
        for (String name : List.of("note_tweet", "note_post")) {
            String whole = Json.text(item.path(name), "text");
            if (whole != null) {
                return Parser.unescapeEntities(whole, false);
            }
        }
        return Parser.unescapeEntities(item.path("text").asText(""), false);
    }

    private static @Nullable String language(JsonNode item) {
        String language = Json.text(item, "lang");
        return language == null || language.startsWith("q") || language.equals("und") || language.startsWith("zx")
                ? null
                : language;
    }

    private static List<String> history(JsonNode item) {
        List<String> ids = new ArrayList<>();
        for (String name : List.of("edit_history_tweet_ids", "edit_history_post_ids")) {
            if (ids.isEmpty()) {
                item.path(name).forEach(id -> ids.add(id.asText()));
            }
        }
        ids.removeIf(id -> !id.matches("\\d{1,19}"));
        return ids;
    }

    private static boolean isRepost(JsonNode item) {
        return reference(item, "retweeted") != null || reference(item, "reposted") != null;
    }

    private static @Nullable String reference(JsonNode item, String type) {
        for (String name : List.of("referenced_tweets", "referenced_posts")) {
            for (JsonNode reference : item.path(name)) {
                if (type.equals(reference.path("type").asText())) {
                    return Json.text(reference, "id");
                }
            }
        }
        return null;
    }

    /** Only a post whose author named the account may be answered by a self-serve app. */
    private static boolean names(JsonNode item, String text, String account) {
        String handle = account.startsWith("@") ? account.substring(1) : account;
        for (JsonNode mention : item.path("entities").path("mentions")) {
            if (handle.equalsIgnoreCase(mention.path("username").asText())) {
                return true;
            }
        }
        return text.toLowerCase(Locale.ROOT)
                .matches("(?s).*(?<![\\w@])@" + java.util.regex.Pattern.quote(handle.toLowerCase(Locale.ROOT))
                        + "(?!\\w).*");
    }
}

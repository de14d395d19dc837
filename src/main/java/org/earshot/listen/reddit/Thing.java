package org.earshot.listen.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A thing of Reddit's: a comment (t1), a post (t3) or a message (t4).
 *
 * @param name its full name, such as t1_ekftbox, the same in every listing
 * @param data what Reddit says about it
 */
record Thing(String name, JsonNode data) {
    private static final String SITE = "https://www.reddit.com";
    private static final Pattern NAME = Pattern.compile("t[134]_[0-9a-z]{1,20}");
    private static final double LAST_SECOND = 253_402_300_799.0;

    /** Nothing for what is no comment, post or message. */
    static Optional<Thing> of(JsonNode thing) {
        JsonNode data = thing.path("data");
        String name = Json.text(data, "name");
        String id = Json.text(data, "id");
        String whole =
                name != null ? name : id == null ? "" : thing.path("kind").asText() + "_" + id;
        Matcher known = NAME.matcher(whole);
        return known.matches() ? Optional.of(new Thing(whole, data)) : Optional.empty();
    }

    MentionId id() {
        return new MentionId("reddit", name);
    }

    /** When it was written, in seconds since 1970; 0 where that is not said. */
    long created() {
        return seconds("created_utc");
    }

    /** When it was edited last, in seconds since 1970; 0 for never. The field is false or a number. */
    long edited() {
        return seconds("edited");
    }

    private long seconds(String field) {
        JsonNode value = data.path(field);
        double seconds = value.isNumber() ? value.asDouble() : 0;
        return seconds > 0 && seconds < LAST_SECOND ? (long) seconds : 0;
    }

    /** True where its author or a moderator took it away; the thing itself stays, as a grave. */
    boolean gone() {
        String said =
                isPost() ? data.path("selftext").asText("") : data.path("body").asText("");
        boolean grave = said.strip().equals("[deleted]") || said.strip().equals("[removed]");
        return grave || Json.text(data, "removed_by_category") != null;
    }

    /** The post that it is; said by the brand where the account wrote it. */
    Post post(Optional<String> account) {
        Post.Details details = Post.Details.NONE
                .at(url())
                .on(created() == 0 ? null : Instant.ofEpochSecond(created()))
                .revised(edited())
                .answering(place())
                .from(data.toString());
        boolean ours = account.filter(handle()::equalsIgnoreCase).isPresent();
        return Post.of(id(), author(), text()).with(ours ? details.byBrand() : details);
    }

    private boolean isPost() {
        return name.startsWith("t3_");
    }

    private boolean isMessage() {
        return name.startsWith("t4_");
    }

    private String handle() {
        String author = Json.text(data, "author");
        return author == null || author.equals("[deleted]") ? "" : author;
    }

    private Author author() {
        return handle().isEmpty()
                ? Author.UNKNOWN
                : new Author(Json.text(data, "author_fullname"), handle(), null, null);
    }

    private String text() {
        String body = data.path(isPost() ? "selftext" : "body").asText("");
        if (isMessage()) {
            String subject = data.path("subject").asText("");
            boolean again = subject.toLowerCase(Locale.ROOT).startsWith("re:");
            return again ? body : PlainText.titled(subject, body);
        }
        if (!isPost()) {
            return body;
        }
        String titled = PlainText.titled(data.path("title").asText(""), body);
        String link = data.path("is_self").asBoolean(true) ? null : Json.address(data, "url");
        return link == null ? titled : titled + "\n" + link;
    }

    private @Nullable String url() {
        String path = Json.text(data, isMessage() || Json.text(data, "permalink") == null ? "context" : "permalink");
        if (path != null) {
            return Links.web(SITE, path).orElse(null);
        }
        return isMessage() ? SITE + "/message/messages/" + name.substring(3) : null;
    }

    /** Under one post many customers talk, so only a message names its thread; comments are told apart by what they answer. */
    private Post.ReplyTo place() {
        String parent = Json.text(data, "parent_id");
        if (isMessage()) {
            String first = Json.text(data, "first_message_name");
            return new Post.ReplyTo(first == null ? name : first, parent, name, true, Visibility.DIRECT);
        }
        boolean summoned = Json.text(data, "type") != null && data.has("context");
        return new Post.ReplyTo(null, isPost() ? null : parent, name, summoned, Visibility.PUBLIC);
    }
}

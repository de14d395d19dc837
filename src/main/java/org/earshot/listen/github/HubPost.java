package org.earshot.listen.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.listen.Json;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;

/**
 * Makes posts of issues, pull requests and comments.
 *
 * @param hub where they were said
 */
record HubPost(Hub hub) {
    private static final Pattern ISSUE = Pattern.compile(".*/repos/([\\w.-]+/[\\w.-]+)/(?:issues|pulls)/(\\d{1,12})");

    /** What forms ask for is hidden in comments of HTML. */
    private static final Pattern HIDDEN = Pattern.compile("<!--.*?(?:-->|$)", Pattern.DOTALL);

    /** What items are made into. */
    record Made(List<Post> posts, List<String> refused) {}

    /** Makes a list of issues, or of comments. */
    Made all(List<JsonNode> items, boolean comments) {
        List<Post> posts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode item : items) {
            (comments ? comment(item) : issue(item))
                    .ifPresentOrElse(
                            posts::add, () -> refused.add("an item of " + hub.host() + " has no id or no repository"));
        }
        return new Made(posts, refused);
    }

    /** {@code owner/name#7}, from the address of an issue in the API; nothing where it is none. */
    static Optional<String> name(JsonNode item, String field) {
        Matcher found = ISSUE.matcher(item.path(field).asText(""));
        return found.matches()
                ? Optional.of(found.group(1).toLowerCase(Locale.ROOT) + "#" + found.group(2))
                : Optional.empty();
    }

    private Optional<Post> issue(JsonNode item) {
        String id = Json.text(item, "id");
        Optional<String> name = name(item, "url");
        if (id == null || name.isEmpty()) {
            return Optional.empty();
        }
        String thread = hub.host() + "/" + name.get();
        String said = words(item);
        Post.ReplyTo place = new Post.ReplyTo(thread, null, thread, summoned(said), Visibility.PUBLIC);
        String text = PlainText.titled(item.path("title").asText(""), said);
        return Optional.of(post(new MentionId("github", hub.host() + "/issues/" + id), item, text, place));
    }

    private Optional<Post> comment(JsonNode item) {
        String id = Json.text(item, "id");
        Optional<String> name = name(item, "issue_url");
        if (id == null || name.isEmpty()) {
            return Optional.empty();
        }
        String thread = hub.host() + "/" + name.get();
        String said = words(item);
        Post.ReplyTo place = new Post.ReplyTo(thread, thread, thread + "/" + id, summoned(said), Visibility.PUBLIC);
        return Optional.of(post(new MentionId("github", hub.host() + "/comments/" + id), item, said, place));
    }

    private Post post(MentionId id, JsonNode item, String text, Post.ReplyTo place) {
        Instant updated = Json.time(item, "updated_at");
        Post.Details details = Post.Details.NONE
                .at(Json.address(item, "html_url"))
                .on(Json.time(item, "created_at"))
                .revised(updated == null ? 0 : updated.toEpochMilli())
                .answering(place)
                .from(item.toString());
        Author author = author(item.path("user"));
        return new Post(id, author, text, hub.isOurs(author.handle()) ? details.byBrand() : details);
    }

    /** Lines behind a {@code >} are somebody else's words. */
    private static String words(JsonNode item) {
        String body = HIDDEN.matcher(item.path("body").asText("")).replaceAll("");
        return body.lines()
                .filter(line -> !line.startsWith(">"))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    private boolean summoned(String text) {
        return hub.account()
                .map(login -> Pattern.compile("(?i)(?<![\\w@/-])@" + Pattern.quote(login) + "(?![\\w-])"))
                .filter(name -> name.matcher(text).find())
                .isPresent();
    }

    /** Who deleted their account is nobody. */
    private Author author(JsonNode user) {
        String login = Json.text(user, "login");
        String id = Json.text(user, "id");
        return login == null
                ? Author.UNKNOWN
                : new Author(hub.host() + "/users/" + (id == null ? login : id), login, null, null);
    }
}

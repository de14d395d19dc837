package org.earshot.listen.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.listen.HtmlText;
import org.earshot.listen.Json;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Makes posts of what a site sent. Questions and answers share their numbers, comments have their own.
 *
 * @param site where it was said
 */
record StackPost(Site site) {
    /** Our name of a question or an answer. */
    MentionId id(String number) {
        return new MentionId("stack-exchange", name(number));
    }

    private String name(String number) {
        return site.host() + "/" + number;
    }

    /** When an item was edited last, in seconds since 1970; 0 for never. */
    static long editedAt(JsonNode item) {
        Long edited = Json.number(item, "last_edit_date");
        return edited == null ? 0 : edited;
    }

    /** The question that an item is; nothing for one without a number. */
    Optional<Post> question(JsonNode item) {
        String id = Json.text(item, "question_id");
        if (id == null) {
            return Optional.empty();
        }
        String title = Parser.unescapeEntities(item.path("title").asText(""), false);
        String link = Json.address(item, "link");
        return Optional.of(post(
                item,
                PlainText.titled(title, body(item)),
                link == null ? "https://" + site.host() + "/q/" + id : link,
                place(id, null, name(id), false)));
    }

    /** The answer that an item is; nothing for one without a number. */
    Optional<Post> answer(JsonNode item) {
        String id = Json.text(item, "answer_id");
        String question = Json.text(item, "question_id");
        if (id == null) {
            return Optional.empty();
        }
        return Optional.of(post(
                item,
                body(item),
                "https://" + site.host() + "/a/" + id,
                place(question == null ? id : question, question, name(id), false)));
    }

    /** The comment that an item is; nothing for one without a number. */
    Optional<Post> comment(JsonNode item, Watch watch) {
        String id = Json.text(item, "comment_id");
        String under = Json.text(item, "post_id");
        if (id == null || under == null) {
            return Optional.empty();
        }
        String user = item.path("reply_to_user").path("user_id").asText("");
        return Optional.of(post(
                item,
                body(item),
                "https://" + site.host() + "/q/" + under + "#comment" + id + "_" + under,
                place(watch.question(under), under, name("comment/" + id), site.isOurs(user))));
    }

    private Post.ReplyTo place(String question, @Nullable String parent, String own, boolean summoned) {
        return new Post.ReplyTo(name(question), parent == null ? null : name(parent), own, summoned, Visibility.PUBLIC);
    }

    private Post post(JsonNode item, String text, String url, Post.ReplyTo place) {
        Post.Details details = Post.Details.NONE
                .at(url)
                .on(time(item))
                .revised(editedAt(item) * 1000)
                .answering(place)
                .from(item.toString());
        String user = item.path("owner").path("user_id").asText("");
        return Post.of(new MentionId("stack-exchange", String.valueOf(place.own())), author(item.path("owner")), text)
                .with(site.isOurs(user) ? details.byBrand() : details);
    }

    private static String body(JsonNode item) {
        return HtmlText.of(item.path("body").asText(""));
    }

    private static @Nullable Instant time(JsonNode item) {
        Long created = Json.number(item, "creation_date");
        return created == null || created < 0 || created > 253_000_000_000L ? null : Instant.ofEpochSecond(created);
    }

    /** Names are shown as HTML; people who left have a name without a number. */
    private Author author(JsonNode owner) {
        String name = Json.text(owner, "display_name");
        String id = Json.text(owner, "user_id");
        String shown = name == null ? "unknown" : Parser.unescapeEntities(name, false);
        return new Author(site.host() + "/users/" + (id == null ? shown : id), shown, null, null);
    }
}

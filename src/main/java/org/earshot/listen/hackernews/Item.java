package org.earshot.listen.hackernews;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.earshot.listen.HtmlText;
import org.earshot.listen.Json;
import org.earshot.listen.Links;
import org.earshot.listen.PlainText;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Visibility;

/**
 * A story or a comment as the search has it.
 *
 * @param id Hacker News' own id
 * @param created seconds since 1970, 0 where that is not said
 * @param hit what the search says
 */
record Item(String id, long created, JsonNode hit) {
    private static final long LAST_SECOND = 253_402_300_799L;

    /** Nothing for a hit without a usable id. */
    static Optional<Item> of(JsonNode hit) {
        String id = Json.text(hit, "objectID");
        Long said = Json.number(hit, "created_at_i");
        Instant written = Json.time(hit, "created_at");
        long created = said != null ? said : written == null ? 0 : written.getEpochSecond();
        return id != null && id.matches("\\d{1,18}")
                ? Optional.of(new Item(id, created > 0 && created < LAST_SECOND ? created : 0, hit))
                : Optional.empty();
    }

    MentionId mention() {
        return new MentionId("hacker-news", id);
    }

    /** Changes with the text. */
    String fingerprint() {
        return Links.hash(text()).substring(0, 8);
    }

    /** The post that it is; said by the brand where its account wrote it. */
    Post post(Optional<String> account) {
        String name = Json.text(hit, "author");
        Author author = name == null ? Author.UNKNOWN : new Author(name, name, null, null);
        Post.Details details = Post.Details.NONE
                .at("https://news.ycombinator.com/item?id=" + id)
                .on(created == 0 ? null : Instant.ofEpochSecond(created))
                .answering(place())
                .from(hit.toString());
        boolean ours = account.isPresent() && account.get().equals(name);
        return Post.of(mention(), author, text()).with(ours ? details.byBrand() : details);
    }

    /** Under one story many people talk, so comments are told apart by what they answer and not by the story. */
    private Post.ReplyTo place() {
        return new Post.ReplyTo(null, Json.text(hit, "parent_id"), id, false, Visibility.PUBLIC);
    }

    private String text() {
        String comment = Json.text(hit, "comment_text");
        if (comment != null) {
            return HtmlText.of(comment);
        }
        String story = Json.text(hit, "story_text");
        String titled = PlainText.titled(hit.path("title").asText(""), story == null ? "" : HtmlText.of(story));
        String link = Json.address(hit, "url");
        return link == null ? titled : titled + "\n" + link;
    }
}

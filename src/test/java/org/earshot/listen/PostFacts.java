package org.earshot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.earshot.mention.Post;
import org.earshot.mention.Rating;
import org.jspecify.annotations.Nullable;

/** Compares what a reader made of a platform's answer with what was recorded beside that answer. */
final class PostFacts {
    private PostFacts() {}

    /** Only what is recorded is compared; null stands for nothing. */
    static void assertAsRecorded(Post post, JsonNode recorded) {
        Map<String, String> found = facts(post);
        recorded.fields()
                .forEachRemaining(fact -> assertThat(found.get(fact.getKey()))
                        .as(fact.getKey() + " of " + post.id())
                        .isEqualTo(fact.getValue().isNull() ? "none" : written(fact.getValue())));
    }

    private static String written(JsonNode value) {
        return value.isNumber() ? Double.toString(value.asDouble()) : value.asText();
    }

    private static Map<String, String> facts(Post post) {
        Post.Details details = post.details();
        Map<String, String> facts = new HashMap<>();
        facts.put("platform", post.id().platform());
        facts.put("externalId", post.id().externalId());
        facts.put("author", post.author().handle());
        facts.put("authorId", said(post.author().id()));
        facts.put("authorName", said(post.author().name()));
        facts.put("followers", number(post.author().followers()));
        facts.put("text", post.text());
        facts.put("url", said(details.url()));
        facts.put("publishedAt", said(details.publishedAt()));
        facts.put("language", said(details.language()));
        facts.put("revision", number(details.revision()));
        Rating rating = details.rating();
        facts.put("rating", number(rating == null ? null : rating.stars()));
        facts.put("parent", said(details.reply().parent()));
        facts.put("thread", said(details.reply().thread()));
        facts.put("own", said(details.reply().own()));
        facts.put("summoned", Boolean.toString(details.reply().summoned()));
        facts.put("visibility", details.reply().visibility().name());
        facts.put("byBrand", Boolean.toString(details.ours()));
        facts.put("wordless", Boolean.toString(details.wordless()));
        return facts;
    }

    private static String said(@Nullable Object value) {
        return value == null ? "none" : Objects.toString(value);
    }

    private static String number(@Nullable Number value) {
        return value == null ? "none" : Double.toString(value.doubleValue());
    }
}

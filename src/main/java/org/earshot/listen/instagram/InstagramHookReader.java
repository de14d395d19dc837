package org.earshot.listen.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.listen.Delivery;
import org.earshot.listen.HookReader;
import org.earshot.listen.HubSignature;
import org.earshot.listen.Json;
import org.earshot.listen.LooseTime;
import org.earshot.listen.Received;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes what Meta pushes for an account: {@code instagram-hook}. Of what names the account elsewhere only the ids are told; its words
 * are fetched when stored posts are looked at again, which is at once.
 */
@Component
final class InstagramHookReader implements HookReader {
    /** Meta gives up after 36 hours; what is much older does not come from it. */
    private static final Duration OLDEST = Duration.ofDays(3);

    @Override
    public String platform() {
        return Remark.PLATFORM;
    }

    @Override
    public Set<String> templates() {
        return Set.of("instagram-hook");
    }

    @Override
    public boolean isOpen(Source source) {
        return source.parameter("app-secret").isPresent()
                && source.parameter("account").isPresent();
    }

    /** With a token, the comments that were missed can be listed; what names the account elsewhere cannot. */
    @Override
    public boolean catchesUp(Source source) {
        return source.parameter("token").isPresent();
    }

    @Override
    public Received receive(Source source, Delivery delivery) {
        return HubSignature.settle(delivery, source.need("app-secret"), source.parameter("verify-token"))
                .orElseGet(() -> signed(source, delivery));
    }

    private static Received signed(Source source, Delivery delivery) {
        Optional<JsonNode> body =
                Json.parse(delivery.text()).filter(node -> node.path("entry").isArray());
        if (body.isEmpty()) {
            return new Received.Malformed("the body is not a change of an account");
        }
        Instant eldest = delivery.receivedAt().minus(OLDEST);
        Changes changes = new Changes(new Remark(
                source.need("account").strip(),
                source.parameter("username").map(String::strip).orElse(null)));
        boolean stale = false;
        for (JsonNode entry : body.get().path("entry")) {
            Instant sent = LooseTime.read(Json.text(entry, "time")).orElse(null);
            stale |= sent != null && sent.isBefore(eldest);
            changes.add(entry, sent);
        }
        return stale
                ? new Received.Unsigned("the changes are older than Instagram delivers")
                : Received.Heard.of(null, changes.posts, changes.refused);
    }

    /** What the entries of a delivery bring. */
    private static final class Changes {
        private final Remark remark;
        private final List<Post> posts = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();

        Changes(Remark remark) {
            this.remark = remark;
        }

        /** Adds an entry; one about another account of the same app is left out. */
        void add(JsonNode entry, @Nullable Instant sent) {
            if (!remark.account().equals(Json.text(entry, "id"))) {
                return;
            }
            for (JsonNode change : entry.path("changes")) {
                JsonNode value = change.path("value");
                switch (change.path("field").asText()) {
                    case "comments" -> take(comment(value, sent));
                    case "live_comments" -> take(comment(value, sent).map(Changes::unanswerable));
                    case "mentions" -> take(mention(value, sent));
                    default -> {
                        // Messages and the figures of stories say nothing that could be answered here.
                    }
                }
            }
        }

        private Optional<Post> comment(JsonNode value, @Nullable Instant sent) {
            String media = Json.text(value.path("media"), "id");
            return remark.post(value, new Remark.Place(media, Json.text(value, "parent_id"), null, sent));
        }

        /** A comment on a live video takes no answer. */
        private static Post unanswerable(Post post) {
            Post.ReplyTo place = post.details().reply();
            return post.with(post.details()
                    .answering(new Post.ReplyTo(place.thread(), place.parent(), null, false, place.visibility())));
        }

        private static Optional<Post> mention(JsonNode value, @Nullable Instant sent) {
            String media = Json.text(value, "media_id");
            String comment = Json.text(value, "comment_id");
            String id = comment == null ? media : comment;
            if (!Remark.isId(id) || id == null || !Remark.isId(media)) {
                return Optional.empty();
            }
            Post.ReplyTo place = new Post.ReplyTo(id, comment == null ? null : media, id, true, Visibility.PUBLIC);
            Post.Details details =
                    Post.Details.NONE.on(sent).answering(place).wordless(true).from(value.toString());
            String where = comment == null ? "caption" : "comment";
            return Optional.of(new Post(
                    new MentionId(Remark.PLATFORM, id),
                    Author.UNKNOWN,
                    "[names the account in a " + where + "; Instagram has not told the words yet]",
                    details));
        }

        private void take(Optional<Post> made) {
            made.ifPresentOrElse(posts::add, () -> refused.add("a change of Instagram's has no usable id"));
        }
    }
}

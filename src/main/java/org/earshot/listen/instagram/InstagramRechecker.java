package org.earshot.listen.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.GraphAnswers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Looks at comments again, all in one request, and one by one where some are missing; what names the account elsewhere is asked for
 * through the account, and gets its words so. Instagram says the same of what is deleted and of what a token may not see; so what is
 * missing counts as deleted only while the token still reads the account's media.
 */
@Component
final class InstagramRechecker implements Rechecker {
    private static final int MOST = 25;
    private final Clock clock;

    InstagramRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return Remark.PLATFORM;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<GraphDoor> door = GraphDoor.of(source.parameters(), InstagramReader.SERVER, fetcher);
        if (door.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "source " + source.id() + " has no token to look with");
        }
        return new Look(source, door.get(), clock.instant()).at(stored);
    }

    /** One look. */
    private static final class Look {
        private final Source source;
        private final GraphDoor door;
        private final Instant now;
        private final String account;
        private final List<MentionId> gone = new ArrayList<>();
        private final List<Post> standing = new ArrayList<>();

        Look(Source source, GraphDoor door, Instant now) {
            this.source = source;
            this.door = door;
            this.now = now;
            this.account = source.need("account").strip();
        }

        Recheck at(List<Post> stored) {
            List<Post> known = stored.stream()
                    .filter(post -> Remark.isId(post.details().reply().own()))
                    .toList();
            List<Post> here = known.stream()
                    .filter(post -> !post.details().reply().summoned())
                    .toList();
            Optional<Poll> trouble = here.isEmpty() ? Optional.empty() : together(here);
            for (Post post : known) {
                boolean elsewhere = post.details().reply().summoned();
                trouble = trouble.isPresent() || !elsewhere ? trouble : elsewhere(post);
            }
            if (trouble.isEmpty() && !gone.isEmpty()) {
                trouble = read(door.get(GraphDoor.encoded(account) + "/media?limit=1&fields=id"), body -> {});
            }
            return trouble.<Recheck>map(Recheck::of).orElseGet(() -> new Recheck.Looked(gone, standing));
        }

        private Optional<Poll> together(List<Post> here) {
            String ids = String.join(",", here.stream().map(Look::own).toList());
            Answer answer = door.get("?ids=" + GraphDoor.encoded(ids) + "&fields=" + GraphDoor.encoded(Remark.COMMENT));
            if (!GraphAnswers.isObjection(answer)) {
                return read(answer, body -> here.forEach(post -> stands(post, body.path(own(post)))));
            }
            for (Post post : here) {
                Optional<Poll> trouble = one(
                        post,
                        GraphDoor.encoded(own(post)) + "?fields=" + GraphDoor.encoded(Remark.COMMENT),
                        body -> stands(post, body));
                if (trouble.isPresent()) {
                    return trouble;
                }
            }
            return Optional.empty();
        }

        /** What stands under another account's media is shown only as what names us. */
        private Optional<Poll> elsewhere(Post post) {
            boolean comment = post.details().reply().parent() != null;
            String name = comment ? "mentioned_comment" : "mentioned_media";
            String fields = comment
                    ? name + ".comment_id(" + own(post) + "){id,text,timestamp}"
                    : name + ".media_id(" + own(post) + "){id,caption,timestamp,username,permalink}";
            return one(
                    post,
                    GraphDoor.encoded(account) + "?fields=" + GraphDoor.encoded(fields),
                    body -> stands(post, body.path(name)));
        }

        private Optional<Poll> one(Post post, String pathAndQuery, Consumer<JsonNode> reader) {
            Answer answer = door.get(pathAndQuery);
            if (GraphAnswers.isGone(answer)) {
                gone.add(post.id());
                return Optional.empty();
            }
            return GraphAnswers.isObjection(answer) ? Optional.empty() : read(answer, reader);
        }

        private void stands(Post before, JsonNode now) {
            String text = Json.text(now, now.has("caption") ? "caption" : "text");
            if (!own(before).equals(Json.text(now, "id")) || text == null) {
                return;
            }
            Author author = now.has("username") ? Remark.author(now) : before.author();
            String link = Json.address(now, "permalink");
            Post.Details details = before.details()
                    .at(link == null ? before.details().url() : link)
                    .revised(Remark.WORDS)
                    .wordless(false)
                    .from(now.toString());
            standing.add(new Post(before.id(), author, text, details));
        }

        private Optional<Poll> read(Answer answer, Consumer<JsonNode> reader) {
            Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
            if (trouble.isPresent() || !(answer instanceof Answer.Answered answered)) {
                return trouble;
            }
            Optional<JsonNode> body = GraphAnswers.object(answered);
            body.ifPresent(reader);
            return body.isPresent()
                    ? Optional.empty()
                    : Optional.of(Answers.unreadable(answered, "an object of Instagram's"));
        }

        private static String own(Post post) {
            return String.valueOf(post.details().reply().own());
        }
    }
}

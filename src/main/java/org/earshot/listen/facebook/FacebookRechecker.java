package org.earshot.listen.facebook;

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
 * Looks at posts and comments again, all in one request, and one by one where some are missing. Facebook says the same of what is
 * deleted and of what a token may not see; so what is missing counts as deleted only while the token still reads the page.
 */
@Component
final class FacebookRechecker implements Rechecker {
    private static final int MOST = 25;
    /** Both posts and comments have these. */
    private static final String FIELDS = "id,message,created_time,from,permalink_url";

    private static final String COMMENTS = "id,message,created_time,from,parent{id},permalink_url,attachment{type}";

    private final Clock clock;

    FacebookRechecker(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return Saying.PLATFORM;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<GraphDoor> door = GraphDoor.of(source.parameters(), FacebookReader.SERVER, fetcher);
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
        private final String page;
        private final List<MentionId> gone = new ArrayList<>();
        private final List<Post> standing = new ArrayList<>();

        Look(Source source, GraphDoor door, Instant now) {
            this.source = source;
            this.door = door;
            this.now = now;
            this.page = source.need("page").strip();
        }

        Recheck at(List<Post> stored) {
            List<Post> known = stored.stream()
                    .filter(post -> Saying.isId(post.details().reply().own()))
                    .toList();
            List<Post> said = known.stream()
                    .filter(post -> post.details().rating() == null)
                    .toList();
            Optional<Poll> trouble = said.isEmpty() ? Optional.empty() : together(said);
            for (Post post : known) {
                boolean rated = post.details().rating() != null;
                trouble = trouble.isPresent() || !rated ? trouble : recommendation(post);
            }
            if (trouble.isEmpty() && !gone.isEmpty()) {
                trouble = stillReads();
            }
            return trouble.<Recheck>map(Recheck::of).orElseGet(() -> new Recheck.Looked(gone, standing));
        }

        private Optional<Poll> together(List<Post> said) {
            String ids = String.join(",", said.stream().map(Look::own).toList());
            Answer answer = door.get("?ids=" + GraphDoor.encoded(ids) + "&fields=" + GraphDoor.encoded(FIELDS));
            if (GraphAnswers.isObjection(answer)) {
                return oneByOne(said);
            }
            return trouble(answer, body -> {
                for (Post post : said) {
                    stands(post, body.path(own(post)));
                }
            });
        }

        private Optional<Poll> oneByOne(List<Post> said) {
            for (Post post : said) {
                Answer answer = door.get(GraphDoor.encoded(own(post)) + "?fields=" + GraphDoor.encoded(FIELDS));
                if (GraphAnswers.isGone(answer)) {
                    gone.add(post.id());
                } else if (!GraphAnswers.isObjection(answer)) {
                    Optional<Poll> trouble = trouble(answer, body -> stands(post, body));
                    if (trouble.isPresent()) {
                        return trouble;
                    }
                }
            }
            return Optional.empty();
        }

        /** The words of a recommendation stand in no object of their own; what stands under it tells that it is there. */
        private Optional<Poll> recommendation(Post post) {
            Answer answer = door.get(GraphDoor.encoded(own(post))
                    + "/comments?filter=stream&order=reverse_chronological&limit=25&fields="
                    + GraphDoor.encoded(COMMENTS));
            if (GraphAnswers.isGone(answer)) {
                gone.add(post.id());
                return Optional.empty();
            }
            if (GraphAnswers.isObjection(answer)) {
                return Optional.empty();
            }
            return trouble(
                    answer,
                    body -> body.path("data")
                            .forEach(comment -> new Saying(page)
                                    .comment(comment, own(post))
                                    .filter(made -> made.details().ours())
                                    .ifPresent(standing::add)));
        }

        private Optional<Poll> stillReads() {
            return trouble(door.get(GraphDoor.encoded(page) + "/feed?limit=1&fields=id"), body -> {});
        }

        private void stands(Post before, JsonNode now) {
            String message = Json.text(now, "message");
            if (!own(before).equals(Json.text(now, "id")) || message == null) {
                return;
            }
            Author author = now.has("from") ? Saying.author(now.path("from")) : before.author();
            Post.Details details = before.details()
                    .wordless(false)
                    .revised(Math.max(Saying.WORDS, before.details().revision()));
            standing.add(new Post(before.id(), author, message, details.from(now.toString())));
        }

        private Optional<Poll> trouble(Answer answer, Consumer<JsonNode> reader) {
            Optional<Poll> trouble = GraphAnswers.trouble(answer, source, now);
            if (trouble.isPresent() || !(answer instanceof Answer.Answered answered)) {
                return trouble;
            }
            Optional<JsonNode> body = GraphAnswers.object(answered);
            body.ifPresent(reader);
            return body.isPresent()
                    ? Optional.empty()
                    : Optional.of(Answers.unreadable(answered, "an object of Facebook's"));
        }

        private static String own(Post post) {
            return String.valueOf(post.details().reply().own());
        }
    }
}

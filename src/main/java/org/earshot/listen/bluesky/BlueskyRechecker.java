package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Looks at posts again, 25 in one request. A list leaves out what was deleted, but also what an author who blocks us wrote; so each post
 * that is missing is asked for by its record, which says by name that it is not there.
 */
@Component
final class BlueskyRechecker implements Rechecker {
    private static final int MOST = 25;
    private static final String NOT_THERE = "RecordNotFound";

    private final XrpcDoor door;
    private final Clock clock;

    BlueskyRechecker(Sessions sessions, Clock clock) {
        this.door = new XrpcDoor(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<String> objection = Settings.objection(source);
        if (objection.isPresent()) {
            return new Recheck.TryLater(Optional.empty(), objection.get());
        }
        List<Post> known = stored.stream()
                .filter(post -> RecordPost.key(post.id().externalId()).isPresent())
                .toList();
        return known.isEmpty()
                ? new Recheck.Looked(List.of(), List.of())
                : look(new Ask(source, Settings.of(source), fetcher, clock.instant()), known);
    }

    private Recheck look(Ask ask, List<Post> known) {
        String uris = known.stream()
                .map(post -> "uris=" + encoded(post.id().externalId()))
                .collect(Collectors.joining("&"));
        Answer answer = asked(ask, "app.bsky.feed.getPosts?" + uris);
        Optional<Poll> trouble = ask.trouble(answer);
        if (trouble.isPresent()) {
            return Recheck.of(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        JsonNode posts =
                Json.parse(answered.text()).orElseGet(MissingNode::getInstance).path("posts");
        if (!posts.isArray()) {
            return Recheck.of(Answers.unreadable(answered, "a list of posts"));
        }
        Set<String> standing = new HashSet<>();
        posts.forEach(post -> standing.add(post.path("uri").asText()));
        return missing(
                ask,
                known.stream()
                        .map(Post::id)
                        .filter(id -> !standing.contains(id.externalId()))
                        .toList());
    }

    private Recheck missing(Ask ask, List<MentionId> missing) {
        List<MentionId> gone = new ArrayList<>();
        for (MentionId id : missing) {
            Answer answer = asked(ask, record(id.externalId()));
            if (isNotThere(answer)) {
                gone.add(id);
            } else if (!XrpcDoor.requestAtFault(answer)) {
                Optional<Poll> trouble = ask.trouble(answer);
                if (trouble.isPresent()) {
                    return Recheck.of(trouble.get());
                }
            }
        }
        return new Recheck.Looked(gone, List.of());
    }

    private static boolean isNotThere(Answer answer) {
        return XrpcDoor.requestAtFault(answer)
                && answer instanceof Answer.Answered answered
                && XrpcDoor.error(answered).equals(NOT_THERE);
    }

    private static String record(String address) {
        RecordPost.Key key = RecordPost.key(address).orElseThrow();
        return "com.atproto.repo.getRecord?repo=" + encoded(key.did()) + "&collection=" + RecordPost.COLLECTION
                + "&rkey=" + encoded(key.rkey());
    }

    private Answer asked(Ask ask, String method) {
        XrpcDoor.Account account = ask.settings().account();
        Request request = Request.get(account.method(method)).header("Accept", "application/json");
        XrpcDoor.Said said = door.call(account, ask.fetcher(), caller -> Optional.of(request));
        if (said instanceof XrpcDoor.Said.Told told) {
            return told.answer();
        }
        return ((XrpcDoor.Said.Shut) said).answer();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

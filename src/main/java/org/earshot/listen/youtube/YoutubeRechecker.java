package org.earshot.listen.youtube;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Cursor;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at comments again, fifty for one unit of quota; YouTube leaves out those that were deleted or are held back. */
@Component
final class YoutubeRechecker implements Rechecker {
    private static final int MOST = 50;

    private final Clock clock;
    private final Sessions sessions;

    YoutubeRechecker(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "youtube";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Instant now = clock.instant();
        Optional<YoutubeDoor> door = YoutubeDoor.of(source.parameters(), fetcher, sessions, now);
        if (door.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), "source " + source.id() + " has no key");
        }
        Map<String, Post> missing = new TreeMap<>();
        stored.forEach(post -> missing.put(post.id().externalId(), post));
        Ask ask = new Ask(source, door.get(), Quota.of(source, Cursor.START, now), now);
        Ask.Said said = ask.list("comments?part=snippet&textFormat=plainText&maxResults=" + MOST + "&id="
                + YoutubeDoor.encoded(String.join(",", missing.keySet())));
        if (!(said instanceof Ask.Said.Items items)) {
            return said instanceof Ask.Said.Nothing nothing
                    ? Recheck.of(nothing.why())
                    : new Recheck.TryLater(Optional.empty(), "YouTube did not look the comments up");
        }
        List<Post> standing = new ArrayList<>();
        for (JsonNode item : items.body().path("items")) {
            Post known = missing.remove(item.path("id").asText());
            if (known != null) {
                standing.addAll(now(item, known, source));
            }
        }
        List<MentionId> gone = missing.values().stream().map(Post::id).toList();
        return new Recheck.Looked(gone, standing);
    }

    /** As it reads now; a look-up does not name the video, so the address stays. */
    private static List<Post> now(JsonNode item, Post known, Source source) {
        return Comment.of(item, known.details().reply().thread(), null).stream()
                .map(comment -> comment.post(source))
                .map(post -> post.with(post.details().at(known.details().url())))
                .toList();
    }
}

package org.earshot.listen.reddit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at posts and comments again, a hundred in one request; Reddit keeps a grave for what was taken away, and no messages. */
@Component
final class RedditRechecker implements Rechecker {
    private static final int MOST = 100;

    private final Clock clock;
    private final Sessions sessions;

    RedditRechecker(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "reddit";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Instant now = clock.instant();
        List<String> names = stored.stream()
                .map(post -> post.id().externalId())
                .filter(name -> name.matches("t[13]_[0-9a-z]{1,20}"))
                .toList();
        if (names.isEmpty()) {
            return new Recheck.Looked(List.of(), List.of());
        }
        Ask ask = new Ask(source, RedditDoor.of(source.parameters(), fetcher, sessions, now), now);
        Ask.Said said = ask.list("/api/info?raw_json=1&id=" + String.join(",", names));
        if (said instanceof Ask.Said.Nothing nothing) {
            return Recheck.of(nothing.why());
        }
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Thing thing : ((Ask.Said.Page) said).things()) {
            if (!names.contains(thing.name())) {
                continue;
            }
            if (thing.gone()) {
                gone.add(thing.id());
            } else {
                standing.add(thing.post(RedditDoor.handle(source.parameters())));
            }
        }
        return new Recheck.Looked(gone, standing);
    }
}

package org.earshot.listen.appstore;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/**
 * Looks at reviews of one's own app again, one by one, through App Store Connect: for those that were withdrawn or edited, and for
 * responses. What came through the public feed cannot be asked for.
 */
@Component
final class AppStoreRechecker implements Rechecker {
    private static final int MOST = 10;
    private final Clock clock;
    private final Sessions sessions;

    AppStoreRechecker(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "app-store";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        if (!source.template().equals("app-store-connect")) {
            return new Recheck.Looked(List.of(), List.of());
        }
        OneReview look = new OneReview(source, new ConnectDoor(source, fetcher, sessions, clock.instant()));
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Post post : stored) {
            Optional<Poll> trouble = look.at(post, gone, standing);
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
        }
        return new Recheck.Looked(gone, standing);
    }
}

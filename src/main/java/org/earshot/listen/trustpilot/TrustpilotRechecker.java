package org.earshot.listen.trustpilot;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.listen.Poll;
import org.earshot.listen.Recheck;
import org.earshot.listen.Rechecker;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Looks at reviews again, one by one, for those that were deleted, hidden, edited or answered. */
@Component
final class TrustpilotRechecker implements Rechecker {
    private static final int MOST = 10;
    private final Clock clock;
    private final Sessions sessions;

    TrustpilotRechecker(Clock clock, Sessions sessions) {
        this.clock = clock;
        this.sessions = sessions;
    }

    @Override
    public String platform() {
        return "trustpilot";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Reviews reviews = new Reviews(source, fetcher, sessions, clock.instant());
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (String id : ids(stored)) {
            Optional<Poll> trouble = reviews.one(id, gone, standing);
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
        }
        stored.stream()
                .filter(post -> post.details().ours() && !gone.contains(post.id()))
                .filter(post -> standing.stream().noneMatch(one -> one.id().equals(post.id())))
                .forEach(withdrawn -> gone.add(withdrawn.id()));
        return new Recheck.Looked(gone, standing);
    }

    /** The reviews that these posts are, or answer. */
    private static Set<String> ids(List<Post> stored) {
        Set<String> ids = new LinkedHashSet<>();
        for (Post post : stored) {
            Post.ReplyTo place = post.details().reply();
            Optional.ofNullable(place.parent() == null ? place.own() : place.parent())
                    .ifPresent(ids::add);
        }
        return ids;
    }
}

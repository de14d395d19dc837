package org.earshot.listen.googleplay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.google.GoogleSignIn;
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
 * Looks at reviews again, one by one. Google answers 404 for a deleted one and, it seems, for one that has left the seven days; so only
 * a young one is called gone, and only while the app's list can be read.
 */
@Component
final class GooglePlayRechecker implements Rechecker {
    /** An app has 200 reads in an hour, and a look comes every minute. */
    private static final int MOST = 2;

    /** A little less than Google's seven days, because clocks differ. */
    private static final Duration YOUNG = Duration.ofDays(7).minusHours(1);

    private final GoogleSignIn google;
    private final Clock clock;

    GooglePlayRechecker(Sessions sessions, Clock clock) {
        this.google = new GoogleSignIn(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "google-play";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<PlayApp> app = PlayApp.of(source);
        if (app.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), PlayApp.unusable(source));
        }
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Post post : stored) {
            String own = post.details().reply().own();
            if (own == null || !young(post)) {
                continue;
            }
            Answer answer = google.fetch(app.get().pass(), app.get().one(own), fetcher);
            boolean missing = answer instanceof Answer.Answered answered && answered.status() == 404;
            Answer decisive =
                    missing ? google.fetch(app.get().pass(), app.get().list(Optional.empty()), fetcher) : answer;
            Optional<Poll> trouble = Answers.trouble(decisive, source, clock.instant());
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
            if (missing) {
                gone.add(post.id());
            } else {
                standing.addAll(standing((Answer.Answered) answer, app.get(), post));
            }
        }
        return new Recheck.Looked(gone, standing);
    }

    private boolean young(Post post) {
        Instant changed = Instant.ofEpochMilli(post.details().revision());
        return changed.isAfter(clock.instant().minus(YOUNG));
    }

    private static List<Post> standing(Answer.Answered answered, PlayApp app, Post before) {
        return Json.parse(answered.text())
                .flatMap(PlayReview::of)
                .filter(review -> review.id().equals(before.id().externalId()))
                .map(review -> review.posts(app))
                .orElse(List.of());
    }
}

package org.earshot.listen.googlebusiness;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
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
 * Looks at reviews again, one by one. Google answers 404 for a deleted one and for all of a location that is not verified any more; so a
 * review is called gone only while its location's list can be read.
 */
@Component
final class GoogleBusinessRechecker implements Rechecker {
    private static final int MOST = 10;

    private final GoogleSignIn google;
    private final Clock clock;

    GoogleBusinessRechecker(Sessions sessions, Clock clock) {
        this.google = new GoogleSignIn(sessions, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "google-business";
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Recheck recheck(Source source, List<Post> stored, Fetcher fetcher) {
        Optional<Business> business = Business.of(source);
        if (business.isEmpty()) {
            return new Recheck.TryLater(Optional.empty(), Business.unusable(source));
        }
        List<MentionId> gone = new ArrayList<>();
        List<Post> standing = new ArrayList<>();
        for (Post post : stored) {
            Optional<Request> request =
                    Optional.ofNullable(post.details().reply().own()).flatMap(business.get()::one);
            if (request.isEmpty()) {
                continue;
            }
            Answer answer = google.fetch(business.get().pass(), request.get(), fetcher);
            boolean missing = answer instanceof Answer.Answered answered && answered.status() == 404;
            Request list = business.get().list(location(post), Optional.empty());
            Answer decisive = missing ? google.fetch(business.get().pass(), list, fetcher) : answer;
            Optional<Poll> trouble = Answers.trouble(decisive, source, clock.instant());
            if (trouble.isPresent()) {
                return Recheck.of(trouble.get());
            }
            if (missing) {
                gone.add(post.id());
            } else {
                standing.addAll(standing((Answer.Answered) answer, business.get(), post));
            }
        }
        return new Recheck.Looked(gone, standing);
    }

    private static String location(Post post) {
        return post.id().externalId().split("/")[1];
    }

    private static List<Post> standing(Answer.Answered answered, Business business, Post before) {
        return Json.parse(answered.text())
                .flatMap(node -> BusinessReview.of(node, business.account(), location(before)))
                .filter(review -> review.id().equals(before.id().externalId()))
                .map(BusinessReview::posts)
                .orElse(List.of());
    }
}

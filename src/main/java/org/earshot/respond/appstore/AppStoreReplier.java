package org.earshot.respond.appstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.EarlierReplies;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.StandingAnswer;
import org.earshot.respond.Standings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers reviews in the App Store. A review has one response, and sending another writes over it; so every attempt looks first, takes
 * its own text for sent, and leaves alone what somebody wrote elsewhere.
 */
@Component
class AppStoreReplier implements Replier {
    /** The most that App Store Connect takes; counted in UTF-16 units, which is never less than what Apple counts. */
    private static final int LIMIT = 5970;

    private static final List<String> DECISIVE = List.of("server", "issuer", "key-id", "key", "app", "account");

    private final ObjectMapper json;
    private final Clock clock;
    private final Sessions sessions;
    private final StandingAnswer standing;
    private final Standings standings;

    AppStoreReplier(
            ObjectMapper json,
            Clock clock,
            Sessions sessions,
            ObjectProvider<EarlierReplies> earlier,
            Standings standings) {
        this.json = json;
        this.clock = clock;
        this.sessions = sessions;
        this.standing = new StandingAnswer(earlier);
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "app-store";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a response in the App Store has at most " + LIMIT + " characters, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (mention.post().details().reply().own() == null) {
            return Optional.of(
                    "this review came through the public feed, which nobody can answer; add a source app-store-connect"
                            + " for the app, or open the link");
        }
        return source.parameter("key").isEmpty() || source.parameter("key-id").isEmpty()
                ? Optional.of(
                        "the source " + source.id()
                                + " has no key; give it one of App Store Connect with the role Customer Support, or open the link")
                : Optional.empty();
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        String review = mention.post().details().reply().own();
        Optional<String> closed = closed(mention, source);
        if (review == null || closed.isPresent()) {
            return new Outcome.Refused(closed.orElse("this review cannot be answered"));
        }
        Responses responses = new Responses(source, json, sessions, fetcher, clock.instant());
        return responses.usable()
                ? answersAs(source)
                        .flatMap(named -> standing(source, responses).objection())
                        .orElseGet(() -> send(reply, mention, review, responses))
                : new Outcome.Refused(Responses.unusable(source));
    }

    @Override
    public Optional<String> answersAs(Source source) {
        boolean keyed = source.parameter("key").isPresent()
                && source.parameter("key-id").isPresent();
        return keyed && source.parameter("app").isPresent()
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return standing(source, new Responses(source, json, sessions, fetcher, clock.instant()));
    }

    private Standing standing(Source source, Responses responses) {
        return standings.of(source, DECISIVE, responses::standing);
    }

    private Outcome send(Reply reply, Mention mention, String review, Responses responses) {
        String url = mention.post().details().url();
        Responses.Seen seen = responses.look(review);
        if (seen instanceof Responses.Seen.Unknown unknown) {
            return unknown.why();
        }
        if (seen instanceof Responses.Seen.Response response) {
            StandingAnswer.Whose whose = standing.whose(response.text(), reply.text(), response.id());
            if (whose == StandingAnswer.Whose.THIS_ONE) {
                return new Outcome.Sent(response.id(), url);
            }
            if (whose == StandingAnswer.Whose.SOMEBODYS) {
                return new Outcome.Refused(
                        "somebody has answered this review in App Store Connect already, and a second answer"
                                + " would take the place of theirs; open App Store Connect to change it");
            }
        }
        return responses.post(review, reply.text(), url);
    }
}

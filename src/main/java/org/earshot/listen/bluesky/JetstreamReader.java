package org.earshot.listen.bluesky;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Line;
import org.earshot.fetch.Lines;
import org.earshot.fetch.Request;
import org.earshot.listen.Answers;
import org.earshot.listen.Cursor;
import org.earshot.listen.Poll;
import org.earshot.listen.Pumping;
import org.earshot.listen.StreamReader;
import org.earshot.mention.Author;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads {@code bluesky-jetstream}: every post on the network, of which only those that name the brand become posts. */
@Component
public final class JetstreamReader implements StreamReader {
    private final Profiles profiles;
    private final Clock clock;

    /** Measures times by the given clock. */
    public JetstreamReader(Clock clock) {
        this.profiles = new Profiles(clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "bluesky";
    }

    @Override
    public Set<String> templates() {
        return Set.of("bluesky-jetstream");
    }

    @Override
    public Poll run(Source source, Cursor cursor, Ways ways, Sink sink) {
        Optional<Jetstream> found = Jetstream.of(source);
        if (found.isEmpty()) {
            return new Poll.Stop("the server of source " + source.id() + " is not an address; write it as"
                    + " https://jetstream.example into server and profiles-server and resume the source");
        }
        Jetstream jetstream = found.get();
        Cursor here = jetstream.at(cursor);
        String account = account(source, jetstream, ways.fetcher());
        Lines.Dialled dialled = ways.lines().socket(Request.get(jetstream.subscription(here)));
        if (dialled instanceof Lines.Dialled.Refused refused) {
            return trouble(refused.answer(), source);
        }
        try (Line line = ((Lines.Dialled.Open) dialled).line()) {
            sink.opened();
            Commits.Place place = new Commits.Place(
                    jetstream, account, dids -> profiles.of(jetstream.names(), dids, ways.fetcher()), clock);
            return Pumping.pump(line, sink, new Commits(place, here, sink));
        }
    }

    /** The DID of the brand's own account, null where none is given or its handle leads nowhere. */
    private @Nullable String account(Source source, Jetstream jetstream, Fetcher fetcher) {
        String name = source.parameter("account").map(String::strip).orElse("").replaceFirst("^@", "");
        if (name.isEmpty() || name.startsWith("did:")) {
            return name.isEmpty() ? null : name;
        }
        Author author = profiles.of(jetstream.names(), List.of(name), fetcher).get(name);
        return author == null ? null : author.id();
    }

    private Poll trouble(Answer answer, Source source) {
        if (answer instanceof Answer.Answered answered && (answered.status() == 401 || answered.status() == 403)) {
            return new Poll.Stop(Answers.host(answered) + " answered " + answered.status()
                    + ": it does not let Earshot listen; name another Jetstream in server of source " + source.id()
                    + " and resume it");
        }
        return Answers.trouble(answer, source, clock.instant())
                .orElseGet(() -> Answers.unreadable((Answer.Answered) answer, "a WebSocket"));
    }
}

package org.earshot.listen.github;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.listen.Backfill;
import org.earshot.listen.Cursor;
import org.earshot.listen.PlatformReader;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.springframework.stereotype.Component;

/** Reads GitHub: {@code github-issues} and {@code github-repository}. */
@Component
public final class GithubReader implements PlatformReader {
    private static final String PLACE = "place";

    private final Clock clock;

    /** Reads the time for limits by the given clock. */
    public GithubReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return "github";
    }

    @Override
    public Poll read(Source source, Cursor cursor, Fetcher fetcher) {
        Optional<Hub> hub = Hub.of(source);
        if (hub.isEmpty()) {
            return new Poll.Stop("the server of source " + source.id()
                    + " is not an address; write it as https://api.github.com and resume the source");
        }
        Optional<String> since = source.parameter("since");
        Optional<Poll> undated = Backfill.objection(source, since);
        if (undated.isPresent()) {
            return undated.get();
        }
        Ask ask = new Ask(source, hub.get(), fetcher, clock.instant());
        Optional<Instant> from = Backfill.since(since);
        return switch (source.template()) {
            case "github-issues" -> {
                Cursor here = at(hub.get().base() + " " + source.need("query"), cursor);
                yield new IssueSearch(ask, here, from).read();
            }
            case "github-repository" -> {
                String repository = source.need("repository").strip();
                yield repository.matches("/?[\\w.-]+/[\\w.-]+/?")
                        ? new Repository(ask, at(hub.get().base() + " " + repository, cursor), from).read()
                        : new Poll.Stop("repository of source " + source.id()
                                + " is not a repository; write it as owner/name and resume the source");
            }
            default -> throw new IllegalStateException("no template of GitHub: " + source.template());
        };
    }

    /** What is known of one list says nothing about another: a source that was pointed elsewhere begins anew. */
    private static Cursor at(String place, Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(place::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, place);
    }
}

package org.earshot.respond;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Mention;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.springframework.stereotype.Component;

/** Knows how to answer on each platform, and says why not where that cannot be done. */
@Component
public class Repliers {
    private final Map<String, Replier> repliers;
    private final Live<SourceBook> sources;
    private final Standings standings;

    Repliers(List<Replier> repliers, Live<SourceBook> sources, Standings standings) {
        this.repliers = repliers.stream().collect(Collectors.toUnmodifiableMap(Replier::platform, Function.identity()));
        this.sources = sources;
        this.standings = standings;
    }

    /** Why this mention cannot be answered with this text, in a sentence for staff; empty where it can. */
    public Optional<String> objection(Mention mention, String text) {
        String platform = mention.post().id().platform();
        if (mention.gone()) {
            return Optional.of("this post was deleted on " + platform + ", so there is nothing left to answer");
        }
        Optional<Replier> replier = on(platform);
        Optional<Source> source = source(mention.source());
        if (replier.isEmpty()) {
            return Optional.of("there is no way to answer on " + platform + " from here; open the link");
        }
        if (source.isEmpty()) {
            return Optional.of("the source " + mention.source()
                    + " that heard this is not among the sources now, so no account can answer; open the link");
        }
        return replier.get().objection(mention, source.get(), text);
    }

    /** Asks the platform of a source whether its key is that of the account it names; empty where there is nothing to verify. */
    public Optional<Standing> standing(Source source, Fetcher fetcher) {
        return on(source.platform())
                .filter(replier -> named(source).isPresent())
                .map(replier -> standings.note(source, replier.standing(source, fetcher)));
    }

    /** The account that a source says it answers from; empty where there is nothing to verify. */
    public Optional<String> named(Source source) {
        return on(source.platform()).flatMap(replier -> replier.answersAs(source));
    }

    /** The account that a source answers from, as it was last found; asks nobody. */
    public Optional<AnsweringAccount> answersAs(String sourceId) {
        return source(sourceId)
                .flatMap(source -> named(source)
                        .map(named -> standings
                                .last(source)
                                .map(seen -> AnsweringAccount.of(named, seen))
                                .orElseGet(() -> AnsweringAccount.unasked(named))));
    }

    Optional<Replier> on(String platform) {
        return Optional.ofNullable(repliers.get(platform));
    }

    Optional<Source> source(String id) {
        return sources.get().find(id);
    }
}

package org.earshot.console.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.Mention;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.earshot.respond.Replier;
import org.springframework.stereotype.Component;

/** Asks the platform's replier whether a text can be sent, before anybody presses the button. */
@Component
public class ReplyDesk {
    /** Stands for some text where there is none yet: only what forbids every answer should show then. */
    private static final String PROBE = "…";

    private final Map<String, Replier> repliers;
    private final Live<SourceBook> sources;
    private final Wording wording;

    ReplyDesk(List<Replier> repliers, Live<SourceBook> sources, Wording wording) {
        this.repliers = repliers.stream().collect(Collectors.toMap(Replier::platform, Function.identity()));
        this.sources = sources;
        this.wording = wording;
    }

    /** What becomes of a text as an answer to a mention; a blank text asks whether any would do. */
    public ReplyOffer offer(Mention mention, String text) {
        String platform = mention.post().id().platform();
        Replier replier = repliers.get(platform);
        if (replier == null) {
            return ReplyOffer.none(wording.say("reply.no-replier", wording.platform(platform)));
        }
        Source source = sources.get().find(mention.source()).orElse(null);
        if (source == null) {
            return ReplyOffer.none(wording.say("reply.no-source", mention.source()));
        }
        Optional<String> never = replier.objection(mention, source, PROBE);
        if (never.isPresent()) {
            return new ReplyOffer(false, wording.retell(never.get()), wording.foreign(never.get()), null);
        }
        Optional<String> now = text.isBlank() ? Optional.empty() : replier.objection(mention, source, text);
        return new ReplyOffer(
                true,
                now.map(wording::retell).orElse(null),
                now.map(wording::foreign).orElse(null),
                replier.length(source, text));
    }
}

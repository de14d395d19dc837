package org.earshot.console.customers;

import java.util.Optional;
import org.earshot.know.Abuse;
import org.earshot.mention.MentionTable;
import org.earshot.notify.Unasked;
import org.earshot.respond.Case;
import org.earshot.share.Abusive;
import org.earshot.understand.Reading;
import org.springframework.stereotype.Component;

/**
 * Tells whoever shares cases out which ones are foul: what stands behind a curtain on the page, and what was read as abuse; and whoever
 * alerts staff which words they are not shown unasked.
 */
@Component
class HardToRead implements Abusive, Unasked {
    private static final String INTENT = "abuse";

    private final MentionTable mentions;
    private final Abuse abuse;

    HardToRead(MentionTable mentions, Abuse abuse) {
        this.mentions = mentions;
        this.abuse = abuse;
    }

    @Override
    public boolean is(Case item, Optional<Reading> reading) {
        return reading.map(Reading::intent).filter(INTENT::equals).isPresent()
                || mentions.find(item.mainMention())
                        .filter(said -> abuse.in(said.post().text()))
                        .isPresent();
    }

    @Override
    public boolean hides(String text) {
        return abuse.in(text);
    }
}

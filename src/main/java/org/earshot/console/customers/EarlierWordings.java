package org.earshot.console.customers;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Wording;
import org.earshot.know.Abuse;
import org.earshot.mention.Mention;
import org.earshot.mention.Rating;
import org.earshot.mention.WordingTable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asked by the template of a case: how an edited mention read before, and what is different since. */
@Component("earlierWordings")
public class EarlierWordings {
    private final WordingTable table;
    private final Abuse abuse;
    private final Wording wording;

    EarlierWordings(WordingTable table, Abuse abuse, Wording wording) {
        this.table = table;
        this.abuse = abuse;
        this.wording = wording;
    }

    /** The edits of a mention, newest first; none for one that was never edited or is gone. */
    public List<Edit> of(Mention mention) {
        if (mention.editedAt() == null || mention.gone()) {
            return List.of();
        }
        ZoneId zone = wording.zone(mention.brand());
        List<Edit> edits = new ArrayList<>();
        Rating rating = mention.post().details().rating();
        String after = mention.post().text();
        Double stars = rating == null ? null : rating.stars();
        List<WordingTable.Earlier> all = table.ofMentions(List.of(mention.id())).getOrDefault(mention.id(), List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            WordingTable.Earlier before = all.get(i);
            if (!before.text().isBlank()) {
                edits.add(edit(before, after, stars, zone));
                after = before.text();
                stars = before.stars();
            }
        }
        return edits;
    }

    private Edit edit(WordingTable.Earlier before, String after, @Nullable Double stars, ZoneId zone) {
        boolean same = before.text().equals(after);
        return new Edit(
                wording.past(before.until(), zone),
                same ? List.of() : WordDiff.between(before.text(), after),
                Objects.equals(before.stars(), stars) ? null : stars(before.stars()),
                Objects.equals(before.stars(), stars) ? null : stars(stars),
                abuse.in(before.text()));
    }

    private static String stars(@Nullable Double given) {
        if (given == null) {
            return "–";
        }
        int full = (int) Math.round(given);
        return "★".repeat(full) + "☆".repeat(5 - full);
    }

    /**
     * An edit.
     *
     * @param at when Earshot saw it
     * @param changes what became of the words, none where only the stars changed
     * @param starsBefore what was given, null where that did not change
     * @param starsAfter what is given since
     * @param foul true where the earlier words are not for everybody
     */
    public record Edit(
            Moment at,
            List<WordDiff.Change> changes,
            @Nullable String starsBefore,
            @Nullable String starsAfter,
            boolean foul) {}
}

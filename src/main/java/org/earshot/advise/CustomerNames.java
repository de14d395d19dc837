package org.earshot.advise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.respond.Case;
import org.springframework.stereotype.Component;

/**
 * How an answer calls the customer. People choose their own display names, and what we answer is public: one that could carry a link,
 * a handle or a slogan is not repeated, and of a plain one only its first word.
 */
@Component
class CustomerNames {
    private static final Pattern FIRST =
            Pattern.compile("([\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’-]{1,19})(?: [\\p{L}\\p{M}'’-]{1,30}\\.?){0,3}");

    private final MentionTable mentions;

    CustomerNames(MentionTable mentions) {
        this.mentions = mentions;
    }

    /** The first name of whoever wrote what the case rests on where the name is a plain one, else the handle. */
    String of(Case item) {
        return mentions.find(item.mainMention())
                .filter(mention -> !mention.gone())
                .map(CustomerNames::name)
                .orElse(item.customer());
    }

    private static String name(Mention mention) {
        String name = mention.post().author().name();
        Matcher plain = FIRST.matcher(name == null ? "" : name);
        return plain.matches() ? plain.group(1) : mention.post().author().handle();
    }
}

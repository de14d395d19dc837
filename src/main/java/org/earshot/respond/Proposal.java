package org.earshot.respond;

import org.earshot.mention.Mention;
import org.earshot.mention.Visibility;

/**
 * What somebody wants to say, before it is decided whether it goes out.
 *
 * @param item the case
 * @param mention the post that it answers
 * @param text as written
 * @param author the user who wants to say it
 */
public record Proposal(Case item, Mention mention, String text, String author) {
    /** True where everybody can read the answer: it goes to as many people as the post did. */
    public boolean open() {
        return open(mention);
    }

    /** True where everybody can read an answer to a post. */
    public static boolean open(Mention mention) {
        Visibility visibility = mention.post().details().reply().visibility();
        return visibility == Visibility.PUBLIC || visibility == Visibility.UNLISTED;
    }
}

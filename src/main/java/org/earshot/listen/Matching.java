package org.earshot.listen;

import org.earshot.mention.BrandBook;
import org.earshot.mention.Post;
import org.earshot.mention.Source;

/** Decides which posts of a source are about its brand: its text names it, the source is all about it, or we were named. */
final class Matching {
    private Matching() {}

    /** True for a post that is to be stored. */
    static boolean matches(Source source, Post post, BrandBook brands) {
        return source.matchesAll()
                || (source.template().endsWith("-mentions")
                        && post.details().reply().summoned())
                || brands.matcher().names(source.brand(), post.text());
    }
}

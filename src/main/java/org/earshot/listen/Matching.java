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
                || (bringsCalls(source) && post.details().reply().summoned())
                || brands.matcher().names(source.brand(), post.text());
    }

    /** True for a source that brings what is said to the brand's account, whether it is polled or streamed. */
    private static boolean bringsCalls(Source source) {
        return source.template().endsWith("-mentions")
                || source.parameter("stream").filter("user"::equals).isPresent();
    }
}

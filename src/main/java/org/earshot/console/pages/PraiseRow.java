package org.earshot.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kind words as their lane shows them.
 *
 * @param id our id of the mention
 * @param handle who said it, without what turns a line around
 * @param platform where, as people write it
 * @param brand to whom, as people write it
 * @param stars filled and empty ones, null where it has none
 * @param when it was said
 * @param words the start of it
 * @param link where people read it, null where that is unknown or no address to follow
 */
record PraiseRow(
        long id,
        String handle,
        String platform,
        String brand,
        @Nullable String stars,
        Moment when,
        List<Piece> words,
        @Nullable SafeLink link) {}

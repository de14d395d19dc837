package org.earshot.respond;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of compliments.
 *
 * @param items newest first
 * @param next the cursor of the next page, null on the last
 */
public record ComplimentPage(
        List<Compliment> items, @Nullable String next) {
    /** Copies the items. */
    public ComplimentPage {
        items = List.copyOf(items);
    }
}

package org.earshot.bench;

import java.io.IOException;
import java.util.Locale;
import org.earshot.advise.SearchedShelf;

/** How long a search of the library of answers takes. */
public final class Searching {
    private Searching() {}

    /** Needs nothing. */
    public static void main(String[] arguments) throws IOException {
        Figures.sayLoad();
        Figures.say(String.format(
                Locale.ROOT,
                "a search of 2,000 articles: %.1f ms",
                SearchedShelf.search().toNanos() / 1e6));
    }
}

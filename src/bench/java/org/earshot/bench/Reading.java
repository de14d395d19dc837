package org.earshot.bench;

import org.earshot.listen.RecordedPages;

/** How many posts a second of one core readers read and match: the recorded pages of every platform, blown up to 100 items. */
public final class Reading {
    private Reading() {}

    /** Takes, as the second argument, what the names of the cases begin with that are looked at alone. */
    public static void main(String[] arguments) throws Exception {
        Figures.sayLoad();
        RecordedPages.measure(arguments.length > 1 ? arguments[1] : "none", Figures::say);
        Figures.sayLoad();
    }
}

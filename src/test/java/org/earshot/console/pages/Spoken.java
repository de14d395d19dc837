package org.earshot.console.pages;

import java.time.Clock;
import java.util.List;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.retell.Phrasebook;

/** The words of the console for tests of other packages, where nobody has chosen a zone. */
public final class Spoken {
    private Spoken() {}

    /** Words in the language that the thread's locale context names. */
    public static Wording wording() {
        return new Wording(new Phrasebook(), new Live<>(new BrandBook(List.of())), Clock.systemUTC());
    }
}

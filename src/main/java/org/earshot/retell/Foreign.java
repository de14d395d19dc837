package org.earshot.retell;

import java.text.Bidi;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words from outside in a line of ours. A name may run from right to left, and a hostile one may bring characters that turn around what
 * follows it (U+202E and its kin) or that end an isolation it stands in (U+2069); neither may reorder the page's own words.
 */
public final class Foreign {
    /** Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm, UAX 9. */
    private static final Pattern CONTROLS = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** What turns letters around that stand the other way by nature; writing of no language needs it. */
    private static final Pattern OVERRIDES = Pattern.compile("[\\u202D\\u202E]");

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Foreign() {}

    /** A name for an element of its own: without controls, for a bdi element isolates only what does not end it. */
    public static @Nullable String bare(@Nullable String name) {
        return name == null ? null : CONTROLS.matcher(name).replaceAll("");
    }

    /** Words of a post without what turns them around, so that an address in them reads as it is. */
    public static String upright(String words) {
        return OVERRIDES.matcher(words).replaceAll("");
    }

    /** Words for the middle of a sentence, isolated where anything in them could move their neighbours. */
    public static String isolated(String words) {
        String clean = CONTROLS.matcher(words).replaceAll("");
        char[] letters = clean.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length) ? FIRST_STRONG_ISOLATE + clean + POP_ISOLATE : clean;
    }
}

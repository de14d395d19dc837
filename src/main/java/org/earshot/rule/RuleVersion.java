package org.earshot.rule;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a file said.
 *
 * @param file which
 * @param number from 1 for each file, growing
 * @param hash of the file's whole text
 * @param who the user's name, or {@code earshot} for what was found on disk
 * @param at when
 * @param deed why there is this version
 * @param source the version that was brought back, null for any other deed
 * @param note what the admin said of it, null for nothing
 * @param text what it said, with {@link Concealed#MASK} in place of every secret that stood in it
 */
public record RuleVersion(
        RuleFile file,
        int number,
        String hash,
        String who,
        Instant at,
        Deed deed,
        @Nullable Integer source,
        @Nullable String note,
        String text) {
    /** Whom a version is by that nobody wrote in the console. */
    public static final String NOBODY = "earshot";

    RuleVersion numbered(int next) {
        return new RuleVersion(file, next, hash, who, at, deed, source, note, text);
    }

    /** The stable word in the audit log, such as {@code rule.saved}. */
    public String auditDeed() {
        return "rule." + deed.name().toLowerCase(Locale.ROOT);
    }

    /** What the audit log says: the file's word, the number, and why. */
    public String auditWords() {
        String back = source == null ? "" : " (version " + source + " again)";
        return file.word() + " " + number + back + (note == null ? "" : ": " + note);
    }

    /** Where and when, without the text. */
    @Override
    public String toString() {
        return file.word() + " " + number + " by " + who;
    }

    /** Why there is a version. */
    public enum Deed {
        /** It stood there when Earshot first looked. */
        FOUND,
        /** It was changed outside the console. */
        DISK,
        /** An admin saved it. */
        SAVED,
        /** An admin brought an earlier one back. */
        RESTORED
    }
}

package org.earshot.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file that admins set in the console. */
public enum RuleFile {
    /** Whom we listen for. */
    BRANDS,
    /** What is urgent, and how soon it is answered. */
    TRIAGE,
    /** Who is told. */
    ALERTS,
    /** Through which provider staff sign in. */
    SSO;

    /** The word in addresses and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in config/. */
    public String file() {
        return word() + ".yaml";
    }

    /** As people call it. */
    public String said() {
        return "config/" + file();
    }

    /** The file of a word. */
    public static Optional<RuleFile> of(String word) {
        return Arrays.stream(values()).filter(file -> file.word().equals(word)).findFirst();
    }
}

package org.earshot.console.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.respond.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Puts lines of a journal into the language of who reads them. What staff wrote stays as they wrote it. */
final class JournalWords {
    private static final String EARSHOT = "earshot";
    private static final Pattern OPENED = Pattern.compile("(critical|high|normal|low), (-?\\d{1,9}) points");
    private static final Pattern MOVED = Pattern.compile("(critical|high|normal|low) to (critical|high|normal|low)");

    private JournalWords() {}

    /** What was done. */
    static String deed(JournalEntry entry, Wording wording) {
        return wording.sayOr("deed." + entry.deed().replace(' ', '-'), entry.deed());
    }

    /** Its note, its reason or its outcome; null for none. */
    static @Nullable String text(JournalEntry entry, Wording wording) {
        String text = entry.text();
        if (text == null) {
            return null;
        }
        if (entry.deed().equals("resolved")) {
            return wording.sayOr("outcome." + text, text);
        }
        return entry.who().equals(EARSHOT) ? own(text, wording) : text;
    }

    private static String own(String text, Wording wording) {
        Matcher opened = OPENED.matcher(text);
        if (opened.matches()) {
            return wording.say("deed.why.opened", Integer.valueOf(opened.group(2)), urgency(opened.group(1), wording));
        }
        Matcher moved = MOVED.matcher(text);
        return moved.matches()
                ? wording.say("deed.why.urgency", urgency(moved.group(1), wording), urgency(moved.group(2), wording))
                : text;
    }

    private static String urgency(String word, Wording wording) {
        return wording.say("urgency." + word);
    }
}

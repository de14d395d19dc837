package org.earshot.console.pages;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.earshot.respond.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Puts lines of a journal into the language of who reads them. What staff wrote stays as they wrote it. */
final class JournalWords {
    private static final String EARSHOT = "earshot";
    private static final Set<String> HELD = Set.of("reply held", "rule overridden");
    private static final Pattern OPENED = Pattern.compile("(critical|high|normal|low), (-?\\d{1,9}) points");
    private static final Pattern MOVED = Pattern.compile("(critical|high|normal|low) to (critical|high|normal|low)");

    /** What, how much of which unit, and what follows. */
    private static final Pattern GOODWILL =
            Pattern.compile("([a-z][a-z0-9-]*), (-?\\d+(?:\\.\\d+)?) ([A-Za-z-]+)(.*)", Pattern.DOTALL);

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
        boolean own = entry.who().equals(EARSHOT);
        if (entry.deed().equals("resolved") || (own && entry.deed().equals("dismissed"))) {
            return wording.sayOr("outcome." + text, text);
        }
        if (HELD.contains(entry.deed())) {
            return held(text, wording);
        }
        if (entry.deed().equals("reply scheduled")) {
            return wording.exact(Instant.parse(text), wording.zone());
        }
        if (entry.deed().equals("given")) {
            return given(text, wording);
        }
        if (entry.deed().startsWith("goodwill ")) {
            return goodwill(text, wording);
        }
        return own ? own(text, wording) : text;
    }

    private static String goodwill(String text, Wording wording) {
        Matcher given = GOODWILL.matcher(text);
        if (!given.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(given.group(2));
        NumberFormat format = NumberFormat.getNumberInstance(Wording.locale());
        int digits = number.stripTrailingZeros().scale() <= 0 ? 0 : number.scale();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return wording.sayOr("goodwill.kind." + given.group(1), given.group(1)) + ", " + format.format(number) + " "
                + wording.sayOr("goodwill.unit." + given.group(3), given.group(3)) + given.group(4);
    }

    /** To whom, and behind a colon why. */
    private static String given(String text, Wording wording) {
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(0, colon + 2) + wording.retell(text.substring(colon + 2));
    }

    /** Codes with commas between, and behind a colon why somebody let them pass. */
    private static String held(String text, Wording wording) {
        int colon = text.indexOf(": ");
        String codes = colon < 0 ? text : text.substring(0, colon);
        String words = Pattern.compile(", ")
                .splitAsStream(codes)
                .map(code -> wording.sayOr("held.short." + code, code))
                .collect(Collectors.joining(", "));
        return colon < 0 ? words : words + text.substring(colon);
    }

    private static String own(String text, Wording wording) {
        Matcher opened = OPENED.matcher(text);
        if (opened.matches()) {
            return wording.say("deed.why.opened", Integer.valueOf(opened.group(2)), urgency(opened.group(1), wording));
        }
        Matcher moved = MOVED.matcher(text);
        return moved.matches()
                ? wording.say("deed.why.urgency", urgency(moved.group(1), wording), urgency(moved.group(2), wording))
                : wording.retell(text);
    }

    private static String urgency(String word, Wording wording) {
        return wording.say("urgency." + word);
    }
}

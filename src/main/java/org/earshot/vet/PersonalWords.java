package org.earshot.vet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds e-mail and postal addresses, and a full name after a greeting that its bearer does not show. */
final class PersonalWords {
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+@-])[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*@(?:[\\p{L}\\p{N}-]+\\.)+\\p{L}{2,24}(?![\\p{L}\\p{N}])");
    private static final String SAID_AT = "\\s*[(\\[{<]\\s*(?:at|@|arroba|małpa)\\s*[)\\]}>]\\s*";
    private static final String SAID_DOT = "\\s*[(\\[{<]\\s*(?:dot|\\.|punto|kropka)\\s*[)\\]}>]\\s*";
    /** An address as people hide it from programs: ann (at) mail.example. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+@-])[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]*+" + SAID_AT + "(?:[\\p{L}\\p{N}-]++(?:\\.|"
                    + SAID_DOT + "))+\\p{L}{2,24}(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String NAME = "\\p{Lu}[\\p{L}'’.-]*";
    private static final List<Pattern> ADDRESSES = List.of(
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?:[Cc]/ ?|(?i:calle|avda\\.?|avenida|plaza|pza\\.?|paseo|carrer|camino|ronda|travesía) +)"
                            + "(?:(?:de|del|la|las|los|el) +){0,3}" + NAME + "(?: +(?:(?:de|del|la|las|los|el|y) +)?"
                            + NAME
                            + "){0,4},? *(?:n\\.?[º°o]?\\.? *)?\\d{1,4}(?![\\p{N}:%€])"),
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?i:ul\\.|ulica|ulicy|al\\.|aleja|alei|os\\.|osiedle|osiedlu|pl\\.|plac|placu) *"
                            + NAME + "(?: +" + NAME
                            + "){0,3} +\\d{1,4}[a-zA-Z]?(?: ?(?:/|m\\.?) ?\\d{1,4})?(?![\\p{N}:%])"),
            Pattern.compile("(?<![\\p{L}\\p{N}.,])\\d{1,5}[A-Za-z]? +(?:" + NAME + " +){1,3}"
                    + "(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Crescent|Terrace|Gardens)(?![\\p{L}])"));
    private static final Pattern GREETED = Pattern.compile(
            "(?<![\\p{L}])(?i:dear|hi|hello|hey|mr\\.?|mrs\\.?|ms\\.?|hola|estimad[oa]|querid[oa]|sr\\.?|sra\\.?|don|doña|cześć|drogi|droga"
                    + "|szanown[ya] pani?e?|pani?e?)[ ,]+(" + NAME + "(?: +" + NAME + "){1,3})");

    private PersonalWords() {}

    /**
     * All of them.
     *
     * @param shown what everybody can see of the customer: name and handle
     */
    static List<Found> in(String text, String shown) {
        List<Found> found = new ArrayList<>();
        EMAIL.matcher(text).results().forEach(hit -> found.add(new Found("email", hit.start(), hit.end())));
        SPELLED.matcher(text).results().forEach(hit -> found.add(new Found("email", hit.start(), hit.end())));
        for (Pattern address : ADDRESSES) {
            address.matcher(text).results().forEach(hit -> found.add(new Found("address", hit.start(), hit.end())));
        }
        Matcher greeted = GREETED.matcher(text);
        while (greeted.find()) {
            if (!known(greeted.group(1), shown)) {
                found.add(new Found("name", greeted.start(1), greeted.end(1)));
            }
        }
        return found;
    }

    /** An e-mail address as programs write it, however it was spelled; other words as they are. */
    static String asWritten(String said) {
        return SPELLED.matcher(said).matches()
                ? said.replaceAll("(?iu)" + SAID_AT, "@").replaceAll("(?iu)" + SAID_DOT, ".")
                : said;
    }

    /** True where every word of the name is part of what is shown anyway. */
    private static boolean known(String name, String shown) {
        String visible = Folding.fold(shown).toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(
                        Folding.fold(name).toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1))
                .filter(word -> word.length() > 1)
                .allMatch(visible::contains);
    }
}

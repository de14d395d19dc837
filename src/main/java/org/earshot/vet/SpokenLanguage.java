package org.earshot.vet;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of the three languages with rules for tone a reply is in, by its small words. A guess that only has to tell these three apart,
 * in texts that are too short for a detector of all languages.
 */
final class SpokenLanguage {
    private static final Map<String, Pattern> SMALL = new LinkedHashMap<>();

    static {
        SMALL.put(
                "en",
                words(
                        "the and you your we our is are to of for in it this that have has with please will can not us be on at"
                                + " thank thanks sorry hello hi here there what when don't we're it's i'm"));
        SMALL.put(
                "es",
                words(
                        "el la los las de del que y en un una por para con su tu tú se lo le te nos es esta este como más pero ya"
                                + " gracias hola sentimos puede puedes usted ha has hemos estamos favor aquí al mensaje"));
        SMALL.put(
                "pl",
                words(
                        "i w z na do nie to że się jest są o po za dla jak już ale czy prosimy proszę dziękujemy dzień dobry pan pani"
                                + " pana twój ty cię przez od ma masz możesz mamy nam nas nasz bardzo przykro cześć hej wiadomość"));
    }

    private SpokenLanguage() {}

    private static Pattern words(String list) {
        String any = String.join("|", list.split(" ", -1));
        return Pattern.compile(
                "(?<![\\p{L}'’])(?:" + any + ")(?![\\p{L}'’])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The language with the most small words; where there are none, the brand's where it has only one; else none. */
    static String of(String text, Set<String> languages) {
        String straight = text.replace('’', '\'');
        Map<String, Long> counts = new LinkedHashMap<>();
        SMALL.forEach((language, words) ->
                counts.put(language, words.matcher(straight).results().count()));
        Map.Entry<String, Long> most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .orElseThrow();
        long equals = counts.values().stream().filter(most.getValue()::equals).count();
        if (most.getValue() > 0 && equals == 1) {
            return most.getKey();
        }
        return languages.size() == 1 ? languages.iterator().next() : "";
    }
}

package org.earshot.vet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.earshot.respond.Hold.Place;

/**
 * The words by which Spanish, Polish and English show how close the speaker stands: forms of tú and of usted, forms of ty and of
 * Pan/Pani, contractions. Words that mean other things as well, such as {@code su} or {@code ci}, are left out.
 */
final class Formality {
    private static final Map<String, Pattern> INFORMAL = Map.of(
            "es",
                    words(
                            "tú|tu|tus|ti|te|contigo|tuy[oa]s?|vosotr[oa]s|vuestr[oa]s?|puedes|tienes|quieres|necesitas|eres|estás",
                            "has|sabes|debes|podrás|tendrás|recibirás|podrías|deberías|escríbenos|envíanos|mándanos|dinos",
                            "cuéntanos|llámanos|avísanos|indícanos|confírmanos|facilítanos|perdona|disculpa|oye"),
            "pl",
                    words(
                            "ty|ciebie|cię|tobie|tobą|tw(?:ój|oje|oja|oją|ojej|ojego|ojemu|oim|oich|oimi)|masz|możesz|chcesz",
                            "jesteś|musisz|wiesz|widzisz|będziesz|napisz|wyślij|prześlij|podaj|zadzwoń|sprawdź|daj|zobacz",
                            "spróbuj|hej|hejka|cześć|siema|\\p{L}+ł[ea]ś"),
            "en",
                    words(
                            "(?:i|you|we|they|he|she|it|that|what|who|there|here|let|can|don|won|isn|aren|wasn|weren|doesn|didn"
                                    + "|couldn|wouldn|shouldn|haven|hasn|hadn)'(?:m|re|ve|ll|d|s|t)",
                            "gonna|wanna|gotta|yeah|yep|nope|hey|thx|pls|btw"));
    private static final Map<String, Pattern> FORMAL = Map.of(
            "es",
                    words(
                            "usted(?:es)?|uds?\\.|escríbanos|envíenos|mándenos|díganos|cuéntenos|llámenos|avísenos|indíquenos",
                            "confírmenos|facilítenos|póngase|contáctenos|disculpe|perdone|permítanos|estimad[oa]s?",
                            "le rogamos|le pedimos|le agradecemos"),
            "pl",
                    Pattern.compile(
                            "(?<![\\p{L}'])(?:Pan(?:a|u|em|ie|i|ią|owie|ów|om)?|Państw(?:o|a|u|em)|Szanown[yaei](?:ch)?"
                                    + "|(?i:uprzejmie prosimy|z poważaniem))(?![\\p{L}'])"),
            "en", words("dear sir|dear madam|to whom it may concern|yours (?:faithfully|sincerely)|kindly|hereby"));

    private Formality() {}

    private static Pattern words(String... lists) {
        String any = String.join("|", lists);
        return Pattern.compile(
                "(?<![\\p{L}'])(?:" + any + ")(?![\\p{L}'])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The places of a text that speak against formal, or against informal, speech. */
    static List<Place> against(String language, boolean formal, String text) {
        Pattern marks = (formal ? INFORMAL : FORMAL).get(language);
        if (marks == null) {
            return List.of();
        }
        return marks.matcher(text.replace('’', '\''))
                .results()
                .map(hit -> new Place(hit.start(), hit.end()))
                .toList();
    }
}

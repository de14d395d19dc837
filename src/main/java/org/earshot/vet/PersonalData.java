package org.earshot.vet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.mention.Brand;
import org.earshot.mention.ReplyRules;

/** Finds in a text what belongs to one person and not before everybody's eyes. Knows no case and no database. */
final class PersonalData {
    private static final int LEAST_OWN_DIGITS = 7;
    /** Where two finds overlap, the one that people may override least counts. */
    private static final List<String> GRAVITY =
            List.of("card", "id", "iban", "order", "email", "address", "phone", "name");

    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
    private final PhoneNumbers phones = new PhoneNumbers();

    /**
     * What there is, in the order of the text.
     *
     * @param shown what everybody can see of the customer: name and handle
     */
    List<Found> in(String text, Brand brand, String shown) {
        Plain plain = Plain.of(text);
        return inPlain(plain.text(), brand, shown).stream()
                .map(found -> new Found(found.kind(), plain.start(found.start()), plain.end(found.end())))
                .toList();
    }

    private List<Found> inPlain(String text, Brand brand, String shown) {
        Set<String> regions = PhoneNumbers.regions(brand.hours().zone().getId(), brand.languages());
        List<Found> all = new ArrayList<>(PersonalNumbers.in(text));
        all.addAll(PersonalWords.in(text, shown));
        all.addAll(phones.in(text, regions));
        for (Pattern order : brand.rules().numbers()) {
            order.matcher(text).results().forEach(hit -> all.add(new Found("order", hit.start(), hit.end())));
        }
        all.removeIf(found -> own(text.substring(found.start(), found.end()), brand.rules()));
        all.removeIf(found -> !found.kind().equals("email") && inLink(text, found));
        all.sort(Comparator.comparingInt(found -> GRAVITY.indexOf(found.kind())));
        List<Found> kept = new ArrayList<>();
        all.stream().filter(found -> kept.stream().noneMatch(found::overlaps)).forEachOrdered(kept::add);
        kept.sort(Comparator.comparingInt(Found::start));
        return kept;
    }

    private static boolean inLink(String text, Found found) {
        return LINK.matcher(text).results().anyMatch(link -> link.start() < found.start() && found.end() <= link.end());
    }

    /** True for what the brand says of itself: its addresses, all of a domain that it names, its numbers. */
    private static boolean own(String said, ReplyRules rules) {
        String word = PersonalWords.asWritten(said).toLowerCase(Locale.ROOT);
        String digits = PersonalNumbers.digits(said);
        return rules.own().stream().map(own -> own.toLowerCase(Locale.ROOT)).anyMatch(own -> {
            String ownDigits = PersonalNumbers.digits(own);
            boolean number = digits.length() >= LEAST_OWN_DIGITS
                    && ownDigits.length() >= LEAST_OWN_DIGITS
                    && (ownDigits.endsWith(digits) || digits.endsWith(ownDigits));
            return word.equals(own) || word.endsWith("@" + own) || number;
        });
    }
}

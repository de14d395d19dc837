package org.earshot.vet;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds phone numbers that are in use somewhere: with a country's prefix, or as people of the brand's countries write them. */
final class PhoneNumbers {
    private static final Map<String, String> OF_ZONE = Map.of(
            "Europe/Madrid",
            "ES",
            "Europe/Warsaw",
            "PL",
            "Europe/London",
            "GB",
            "Europe/Dublin",
            "IE",
            "Europe/Berlin",
            "DE",
            "America/New_York",
            "US",
            "America/Chicago",
            "US",
            "America/Los_Angeles",
            "US",
            "America/Mexico_City",
            "MX");
    private static final Map<String, String> OF_LANGUAGE = Map.of("es", "ES", "pl", "PL", "en", "GB");
    private static final int MOST_TRIES = 200;
    private static final int LEAST_DIGITS = 7;
    /** What stands before a number that counts or names something else. */
    private static final Pattern OTHER = Pattern.compile(
            "(?:[$€£#]|\\b(?:order|tracking|parcel|ticket|case|invoice|ref(?:erence)?|serial|number of|pedido|env[ií]o|seguimiento|factura"
                    + "|referencia|expediente|caso|zam[oó]wieni\\p{L}*|przesy[lł]k\\p{L}*|paczk\\p{L}*|faktur\\p{L}*|zg[lł]oszeni\\p{L}*"
                    + "|numer\\p{L}* referenc\\p{L}*|eur|usd|pln|gbp)\\b)[\\s\\p{L}.:#º°№]{0,14}$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MONEY =
            Pattern.compile("^[.,]?\\d*\\s?(?:€|£|\\$|%|z[lł]|eur|euros?|usd|pln|gbp)\\b?", Pattern.CASE_INSENSITIVE);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    /** The regions whose numbers people write without a prefix. */
    static Set<String> regions(String zone, Set<String> languages) {
        Set<String> regions = new java.util.TreeSet<>();
        String there = OF_ZONE.get(zone);
        if (there != null) {
            regions.add(there);
        }
        languages.stream()
                .map(OF_LANGUAGE::get)
                .filter(java.util.Objects::nonNull)
                .forEach(regions::add);
        return regions;
    }

    List<Found> in(String text, Set<String> regions) {
        List<Found> found = new ArrayList<>();
        Set<String> all = regions.isEmpty() ? Set.of("ZZ") : regions;
        for (String region : all) {
            for (PhoneNumberMatch match : numbers.findNumbers(text, region, Leniency.VALID, MOST_TRIES)) {
                Found one = new Found("phone", match.start(), match.end());
                if (means(text, match) && found.stream().noneMatch(one::overlaps)) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    /** A prefix speaks for itself; without one, the words around decide. */
    private static boolean means(String text, PhoneNumberMatch match) {
        if (match.rawString().startsWith("+") || match.rawString().startsWith("00")) {
            return true;
        }
        String before = text.substring(Math.max(0, match.start() - 40), match.start());
        return PersonalNumbers.digits(match.rawString()).length() >= LEAST_DIGITS
                && !OTHER.matcher(before).find()
                && !MONEY.matcher(text.substring(match.end())).find()
                && !before.endsWith("/")
                && !before.endsWith("=");
    }
}

package org.earshot.vet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds account, card and identity numbers whose check digits are right. */
final class PersonalNumbers {
    private static final Pattern IBAN_START =
            Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{2}\\d{2}(?=[ .-]?[A-Z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern CARD =
            Pattern.compile("(?<![\\p{L}\\p{N}.,+-])\\d(?:[ .-]{0,2}\\d){12,18}(?![\\p{L}\\p{N}]|[.,-]\\d)");
    private static final Pattern DNI = Pattern.compile(
            "(?<![\\p{L}\\p{N}.,-])(?:\\d{8}|\\d{1,2}\\.\\d{3}\\.\\d{3}|[XYZ][ -]?\\d{7})[ -]?[A-Z](?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PESEL =
            Pattern.compile("(?<![\\p{L}\\p{N}.,+-])\\d{6}[ -]?\\d{5}(?![\\p{L}\\p{N}]|[.,-]\\d)");

    private PersonalNumbers() {}

    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        ibans(text, found);
        all(CARD, text).filter(hit -> CheckDigits.card(digits(hit.text()))).forEach(hit -> found.add(hit.as("card")));
        all(DNI, text)
                .filter(hit -> compact(hit.text()).length() == 9 && CheckDigits.dni(compact(hit.text())))
                .forEach(hit -> found.add(hit.as("id")));
        all(PESEL, text).filter(hit -> CheckDigits.pesel(digits(hit.text()))).forEach(hit -> found.add(hit.as("id")));
        return found;
    }

    private static void ibans(String text, List<Found> found) {
        Matcher start = IBAN_START.matcher(text);
        while (start.find()) {
            int length = CheckDigits.ibanLength(
                    text.substring(start.start(), start.start() + 2).toUpperCase(Locale.ROOT));
            int end = length == 0 ? -1 : end(text, start.start(), length);
            if (end > 0 && CheckDigits.iban(compact(text.substring(start.start(), end)))) {
                found.add(new Found("iban", start.start(), end));
            }
        }
    }

    /** Behind so many letters and digits, which single separators may part; -1 where there are fewer, or more right behind. */
    private static int end(String text, int from, int length) {
        int seen = 0;
        int at = from;
        while (at < text.length() && seen < length) {
            char letter = text.charAt(at);
            boolean counts = letter < 128 && Character.isLetterOrDigit(letter);
            boolean parts = (letter == ' ' || letter == '-' || letter == '.') && text.charAt(at - 1) != letter;
            if (!counts && !parts) {
                return -1;
            }
            seen += counts ? 1 : 0;
            at++;
        }
        boolean whole = seen == length && (at == text.length() || !Character.isLetterOrDigit(text.charAt(at)));
        return whole ? at : -1;
    }

    private static java.util.stream.Stream<Hit> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(hit -> new Hit(hit.start(), hit.end(), hit.group()));
    }

    static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String compact(String text) {
        return text.replaceAll("[ .-]", "").toUpperCase(Locale.ROOT);
    }

    private record Hit(int start, int end, String text) {
        Found as(String kind) {
            return new Found(kind, start, end);
        }
    }
}

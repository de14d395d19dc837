package org.earshot.respond;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds web addresses in a text as twitter-text does, by which X and Mastodon count: an address ends before the full stop, the bracket
 * or the Chinese letter that follows it, and those count for themselves.
 */
public final class Addresses {
    private static final String HOST = "(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])?\\.){1,30}";
    private static final String REST =
            "(?::\\d+)?(?:[/?][\\p{IsLatin}\\p{IsCyrillic}\\p{N}!*';:=+,.$/%#\\[\\]_~@|&?()–-]*+)?";
    private static final Pattern FULL = Pattern.compile(
            "https?://" + HOST + "(?:[a-z]{2,24}(?![a-z0-9@+-])|\\p{L}{2,12})" + REST, Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile(
            "(?<![\\p{L}\\p{N}@#$_./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.){1,30}([a-z]{2,24})(?![a-z0-9@+-])" + REST,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile("[^\\p{L}\\p{N}+=_#/&)-]+$");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Set<String> OTHER_ENDS = Set.of(
            "com", "org", "net", "info", "biz", "name", "pro", "edu", "gov", "mil", "int", "app", "dev", "shop",
            "store", "online", "site", "xyz", "blog", "club", "cloud", "tech", "news", "live", "bank", "cat", "eus",
            "gal", "help", "support", "page", "uk", "eu");

    private Addresses() {}

    /** The text with so many letters x for each address, to be counted; with bare ones such as acme.com, or only those with a scheme. */
    public static String counted(String text, int each, boolean bare) {
        String some = replaced(FULL, text, each);
        return bare ? replaced(BARE, some, each) : some;
    }

    private static String replaced(Pattern pattern, String text, int each) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder counted = new StringBuilder(text.length());
        int from = 0;
        while (matcher.find()) {
            if (pattern == BARE && !ends(matcher)) {
                continue;
            }
            String address = trimmed(matcher.group());
            counted.append(text, from, matcher.start()).append("x".repeat(each));
            from = matcher.start() + address.length();
        }
        return counted.append(text.substring(from)).toString();
    }

    private static boolean ends(MatchResult bare) {
        String end = bare.group(1);
        return COUNTRIES.contains(end.toUpperCase(Locale.ROOT)) || OTHER_ENDS.contains(end.toLowerCase(Locale.ROOT));
    }

    /** Without the punctuation of the sentence, and without a bracket that was opened or closed outside. */
    private static String trimmed(String address) {
        int open = -1;
        int end = address.length();
        for (int i = 0; i < address.length() && end == address.length(); i++) {
            char letter = address.charAt(i);
            if (letter == ')' && open < 0) {
                end = i;
            }
            open = letter == '(' ? i : letter == ')' ? -1 : open;
        }
        return TAIL.matcher(address.substring(0, open >= 0 && end == address.length() ? open : end))
                .replaceFirst("");
    }
}

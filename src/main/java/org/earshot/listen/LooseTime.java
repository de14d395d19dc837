package org.earshot.listen;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as feeds and pages write them: ISO 8601 in all its lengths, RFC 822 with names of zones, "March 1, 2026",
 * "01.03.2026", seconds or milliseconds since 1970. A time without a zone counts as UTC; a day without a time counts as noon UTC,
 * which is that same day nearly everywhere. 03/04/2026 is nothing: nobody can tell the month from the day.
 */
public final class LooseTime {
    private static final int EARLIEST = 1970;
    private static final int LATEST = 9999;
    private static final int LONGEST = 80;
    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}|\\d{12,13}");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):?(\\d{2})?");
    private static final Map<String, Month> MONTHS = months();
    /** Names of RFC 822, and those that sloppy feeds use beside them. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("EST", "-5"),
            Map.entry("EDT", "-4"),
            Map.entry("CST", "-6"),
            Map.entry("CDT", "-5"),
            Map.entry("MST", "-7"),
            Map.entry("MDT", "-6"),
            Map.entry("PST", "-8"),
            Map.entry("PDT", "-7"),
            Map.entry("WET", "+0"),
            Map.entry("WEST", "+1"),
            Map.entry("BST", "+1"),
            Map.entry("MET", "+1"),
            Map.entry("MEST", "+2"),
            Map.entry("CET", "+1"),
            Map.entry("CEST", "+2"),
            Map.entry("EET", "+2"),
            Map.entry("EEST", "+3"),
            Map.entry("MSK", "+3"),
            Map.entry("JST", "+9"));

    private static final String ZONE =
            "(?<zone>[A-Za-z]{1,5}(?:[+-]\\d{1,2}(?::?\\d{2})?)?|[+-]\\d{1,2}(?::?\\d{2})?)?";
    private static final String CLOCK = "(?:(?:[tT]|,?\\s+(?:at |um |a las )?)"
            + "\\s*(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?"
            + "\\s*(?<half>[aApP]\\.?[mM]\\.?)?\\s*"
            + ZONE
            + ")?.*";
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2}))?(?!\\d)" + CLOCK),
            Pattern.compile("(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?(?<year>\\d{4})(?!\\d)" + CLOCK),
            Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º)?[\\s-]+"
                    + "(?:de\\s+)?(?<name>\\p{L}+)\\.?,?[\\s-]+(?:de\\s+)?(?<year>\\d{4}|\\d{2})(?!\\d)"
                    + CLOCK),
            Pattern.compile(
                    "(?:\\p{L}+\\.?,?\\s+)?(?<name>\\p{L}+)\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)"
                            + CLOCK),
            // asctime: Sun Mar  1 10:00:00 2026
            Pattern.compile(
                    "\\p{L}{3}\\s+(?<name>\\p{L}{3})\\s+(?<day>\\d{1,2})\\s+(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})\\s+"
                            + "(?<year>\\d{4})(?<half>x)?(?<zone>x)?"));

    private LooseTime() {}

    /**
     * Reads a time.
     *
     * @param written as it stands there; null is nothing
     * @return nothing for what is no time, and for years before 1970 or after 9999
     */
    public static Optional<Instant> read(@Nullable String written) {
        String text = written == null ? "" : written.strip();
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Optional.of(text.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        if (DIGITS.matcher(text).matches()) {
            return read(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
        }
        return exact(text).or(() -> shaped(text));
    }

    /** What most platforms write, 2026-03-01T10:00:00Z and the like, is read without trying shapes. */
    private static Optional<Instant> exact(String text) {
        boolean likely = text.length() >= 20
                && text.charAt(10) == 'T'
                && (text.endsWith("Z") || text.charAt(text.length() - 3) == ':');
        try {
            return likely
                    ? Optional.of(OffsetDateTime.parse(text))
                            .filter(time -> time.getYear() >= EARLIEST && time.getYear() <= LATEST)
                            .map(time -> time.toInstant().truncatedTo(ChronoUnit.SECONDS))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> shaped(String text) {
        return SHAPES.stream()
                .map(shape -> shape.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(LooseTime::instant);
    }

    private static Optional<Instant> instant(Matcher found) {
        try {
            int year = year(found.group("year"));
            int day = found.group("day") == null ? 1 : Integer.parseInt(found.group("day"));
            LocalDate date = LocalDate.of(year, month(found), day);
            return year < EARLIEST ? Optional.empty() : Optional.of(at(date, found));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        // RFC 2822 section 4.3: 00 to 49 are in this century.
        return digits.length() > 2 ? year : year + (year < 50 ? 2000 : 1900);
    }

    private static Month month(Matcher found) {
        if (!found.pattern().pattern().contains("<name>")) {
            return Month.of(Integer.parseInt(found.group("month")));
        }
        String name = found.group("name").toLowerCase(Locale.ROOT);
        return Optional.ofNullable(MONTHS.get(name))
                .orElseThrow(() -> new DateTimeException("not the name of a month"));
    }

    private static Instant at(LocalDate date, Matcher found) {
        if (found.group("hour") == null) {
            return date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        }
        int hour = hour(Integer.parseInt(found.group("hour")), found.group("half"));
        int second = found.group("second") == null ? 0 : Math.min(59, Integer.parseInt(found.group("second")));
        LocalTime time = LocalTime.of(hour % 24, Integer.parseInt(found.group("minute")), second);
        // 24:00 is the end of the day.
        LocalDate day = hour == 24 ? date.plusDays(1) : date;
        return OffsetDateTime.of(day, time, zone(found.group("zone"))).toInstant();
    }

    private static int hour(int hour, @Nullable String half) {
        if (hour > 24) {
            throw new DateTimeException("no such hour");
        }
        if (half == null || hour > 12) {
            return hour;
        }
        boolean afternoon = half.startsWith("p") || half.startsWith("P");
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private static ZoneOffset zone(@Nullable String written) {
        if (written == null) {
            return ZoneOffset.UTC;
        }
        String name = written.toUpperCase(Locale.ROOT);
        String offset = ZONES.getOrDefault(name, name.replaceFirst("^(GMT|UTC)", ""));
        Matcher parts = OFFSET.matcher(offset);
        if (!parts.matches()) {
            return ZoneOffset.UTC;
        }
        int sign = parts.group(1).equals("-") ? -1 : 1;
        int minutes = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts.group(2)), sign * minutes);
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (String language : List.of("en", "es", "pl", "de", "fr", "it", "pt", "nl")) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = month.getDisplayName(style, locale).toLowerCase(Locale.ROOT);
                    months.putIfAbsent(name.replace(".", ""), month);
                }
            }
        }
        months.put("sept", Month.SEPTEMBER);
        return Map.copyOf(months);
    }
}

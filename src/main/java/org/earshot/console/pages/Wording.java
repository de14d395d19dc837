package org.earshot.console.pages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts times, names and states into words. {@code assets/earshot.js} counts times the same way; change both together. */
@Component
class Wording {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.ENGLISH);
    private static final Duration SOON = Duration.ofMinutes(15);

    private final MessageSource messages;
    private final Live<BrandBook> brands;
    private final Clock clock;

    Wording(MessageSource messages, Live<BrandBook> brands, Clock clock) {
        this.messages = messages;
        this.brands = brands;
        this.clock = clock;
    }

    /** A sentence of the language file. */
    String say(String key, Object... parts) {
        return messages.getMessage(key, parts, Locale.ENGLISH);
    }

    /** A sentence of the language file, or the word itself where the file does not know it. */
    String sayOr(String key, String word) {
        String said = messages.getMessage(key, null, word, Locale.ENGLISH);
        return said == null ? word : said;
    }

    /** The platform's name as people write it. */
    String platform(String id) {
        return sayOr("platform." + id, id);
    }

    /** The brand's name as people write it. */
    String brand(String id) {
        return brands.get().find(id).map(Brand::name).orElse(id);
    }

    /** The brand's time zone. */
    ZoneId zone(String brand) {
        return brands.get().find(brand).map(found -> found.hours().zone()).orElse(ZoneOffset.UTC);
    }

    /** The language's name in English. */
    String language(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
        return "und".equals(code) || name.isBlank() ? say("reading.und") : name;
    }

    /** A deadline. */
    Moment due(Instant time, ZoneId zone) {
        Duration left = Duration.between(clock.instant(), time);
        String heat = left.isNegative() ? "late" : left.compareTo(SOON) <= 0 ? "soon" : "calm";
        return moment(time, zone, "due", heat);
    }

    /** Something that happened. */
    Moment past(Instant time, ZoneId zone) {
        return moment(time, zone, "past", "calm");
    }

    /** Something that will come by itself. */
    Moment coming(Instant time, ZoneId zone) {
        return moment(time, zone, "coming", "calm");
    }

    /** Now, for pages that reckon with it. */
    Instant now() {
        return clock.instant();
    }

    private Moment moment(Instant time, ZoneId zone, String kind, String heat) {
        Duration ahead = Duration.between(clock.instant(), time);
        String tense = ahead.abs().toMinutes() < 1 ? "now" : ahead.isNegative() ? "before" : "after";
        String words = say("time." + kind + "." + tense, span(ahead.abs()));
        String exact = EXACT.format(time.atZone(zone));
        return new Moment(time.truncatedTo(ChronoUnit.SECONDS).toString(), words, exact, kind, heat);
    }

    /** A length of time in its two greatest units. */
    String span(Duration length) {
        long days = length.toDays();
        long minutes = length.toMinutes();
        if (minutes < 60) {
            return say("span.minutes", String.valueOf(minutes));
        }
        if (days >= 10) {
            return say("span.long", String.valueOf(days));
        }
        return days < 1
                ? pair("span.hour", length.toHours(), length.toMinutesPart())
                : pair("span.day", days, length.toHoursPart());
    }

    private String pair(String key, long great, long small) {
        return small == 0
                ? say(key, String.valueOf(great))
                : say(key + "s", String.valueOf(great), String.valueOf(small));
    }
}

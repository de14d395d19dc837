package org.earshot.console.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.retell.Foreign;
import org.earshot.retell.Retelling;
import org.earshot.retell.Speech;
import org.earshot.triage.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;

/** Puts times, names and states into words. {@code assets/earshot.js} counts times the same way; change both together. */
@Component
public class Wording {
    private static final BigDecimal TINY = new BigDecimal("0.1");
    private static final Duration SOON = Duration.ofMinutes(15);

    private final MessageSource messages;
    private final Live<BrandBook> brands;
    private final Clock clock;
    private final Retelling retelling = new Retelling();

    Wording(MessageSource messages, Live<BrandBook> brands, Clock clock) {
        this.messages = messages;
        this.brands = brands;
        this.clock = clock;
    }

    /** The language of who looks; English where nobody does. */
    public static Locale locale() {
        LocaleContext context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Locale.ENGLISH : locale;
    }

    /** A sentence of the language file. */
    public String say(String key, Object... parts) {
        return speech().say(key, parts);
    }

    /** A sentence of the language file, or the word itself where the file does not know it. */
    public String sayOr(String key, String word) {
        return speech().sayOr(key, word);
    }

    /** What a station said in English, in the language of who reads; as it is where that is not known. */
    public String retell(String english) {
        return speech().retell(english);
    }

    /** The same reason with its sentence in the language of who reads. */
    Reason retell(Reason reason) {
        return new Reason(
                reason.code(), reason.points(), reason.text(), reason.start(), reason.end(), retell(reason.why()));
    }

    /** {@code en} for what can only be shown in English to somebody who reads another language, else null. */
    public @Nullable String foreign(@Nullable String english) {
        return english != null && speech().foreign(english) ? "en" : null;
    }

    /** A sentence of a station in the words of the language file. */
    Optional<String> retold(String english) {
        return speech().retold(english);
    }

    private Speech speech() {
        return new Speech(messages, retelling, locale());
    }

    /** The platform's name as people write it. */
    public String platform(String id) {
        return sayOr("platform." + id, id);
    }

    /** The brand's name as people write it. */
    public String brand(String id) {
        return brands.get().find(id).map(Brand::name).orElse(id);
    }

    /** The clock of who looks, or that of a brand where nobody knows it. */
    public ZoneId zone(String brand) {
        return chosenZone()
                .orElseGet(() -> brands.get()
                        .find(brand)
                        .map(found -> found.hours().zone())
                        .orElse(ZoneOffset.UTC));
    }

    /** The clock of who looks, or UTC where nobody knows it, for what belongs to no brand. */
    public ZoneId zone() {
        return chosenZone().orElse(ZoneOffset.UTC);
    }

    private static Optional<ZoneId> chosenZone() {
        return LocaleContextHolder.getLocaleContext() instanceof TimeZoneAwareLocaleContext context
                ? Optional.ofNullable(context.getTimeZone()).map(TimeZone::toZoneId)
                : Optional.empty();
    }

    /** The language's name in the language of who looks. */
    public String language(String code) {
        return speech().language(code);
    }

    /** A deadline. */
    public Moment due(Instant time, ZoneId zone) {
        Duration left = Duration.between(clock.instant(), time);
        String heat = left.isNegative() ? "late" : left.compareTo(SOON) <= 0 ? "soon" : "calm";
        return moment(time, zone, "due", heat);
    }

    /** Something that happened. */
    public Moment past(Instant time, ZoneId zone) {
        return moment(time, zone, "past", "calm");
    }

    /** Something that will come by itself. */
    public Moment coming(Instant time, ZoneId zone) {
        return moment(time, zone, "coming", "calm");
    }

    /** Now, for pages that reckon with it. */
    public Instant now() {
        return clock.instant();
    }

    private Moment moment(Instant time, ZoneId zone, String kind, String heat) {
        Duration ahead = Duration.between(clock.instant(), time);
        String tense = ahead.abs().toMinutes() < 1 ? "now" : ahead.isNegative() ? "before" : "after";
        String words = say("time." + kind + "." + tense, span(ahead.abs()));
        return new Moment(time.truncatedTo(ChronoUnit.SECONDS).toString(), words, exact(time, zone), kind, heat);
    }

    /** A time to the minute, with its zone. */
    public String exact(Instant time, ZoneId zone) {
        return speech().exact(time, zone);
    }

    /** An amount: at most two digits behind the point, unless it is tiny. */
    public String figure(BigDecimal amount) {
        boolean tiny = amount.signum() > 0 && amount.compareTo(TINY) < 0;
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(tiny ? 4 : 2);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    /** A name from outside without the characters that turn a line around; null for null. */
    public @Nullable String bare(@Nullable String name) {
        return Foreign.bare(name);
    }

    /** A length of time in its two greatest units. */
    public String span(Duration length) {
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

package org.earshot.retell;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;

/**
 * The language files in one language.
 *
 * @param messages the language files
 * @param retelling what puts sentences of stations into that language
 * @param locale the language
 */
public record Speech(MessageSource messages, Retelling retelling, Locale locale) {
    /** The offset of the same name is written as a mere Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** A sentence of the language file. */
    public String say(String key, Object... parts) {
        return messages.getMessage(key, parts, locale);
    }

    /** A sentence of the language file, or the word itself where the file does not know it. */
    public String sayOr(String key, String word) {
        String said = messages.getMessage(key, null, word, locale);
        return said == null ? word : said;
    }

    /** What a station said in English; as it is where that is not known. */
    public String retell(String english) {
        return english() ? english : retold(english).orElse(english);
    }

    /** A sentence of a station in the words of the language file; empty where it is none of ours. */
    public Optional<String> retold(String english) {
        return retelling.told(english, this);
    }

    /** True for what stays English to somebody who reads another language. */
    public boolean foreign(String english) {
        return !english() && retold(english).isEmpty();
    }

    /** True where nothing has to be put into another language. */
    public boolean english() {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** A language's name. */
    public String language(String code) {
        String name = Locale.forLanguageTag(code).getDisplayLanguage(locale);
        return "und".equals(code) || name.isBlank() ? say("reading.und") : name;
    }

    /** A time to the minute, with its zone. */
    public String exact(Instant time, ZoneId zone) {
        ZoneId named = ZoneOffset.UTC.equals(zone) ? UTC : zone;
        return DateTimeFormatter.ofPattern(say("time.exact"), locale).format(time.atZone(named));
    }
}

package org.earshot.console.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of the language files. Takes the form that goes with the number where a text has several, and isolates the words that are
 * filled in, so that a name that runs from right to left stays where the sentence puts it.
 */
final class Phrasebook extends ResourceBundleMessageSource {
    /** English where a language is not known; never that of the machine. */
    Phrasebook() {
        setBasename("messages");
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setFallbackToSystemLocale(false);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] parts, @Nullable Locale locale) {
        if (code != null && parts != null && parts.length > 0 && parts[0] instanceof Number number) {
            Locale language = locale == null ? Locale.ENGLISH : locale;
            String text = resolveCodeWithoutArguments(code, language);
            if (text != null && Plural.in(text)) {
                return formatMessage(Plural.pick(text, number.longValue(), language), parts, language);
            }
        }
        return super.getMessageInternal(code, parts, locale);
    }

    @Override
    protected Object[] resolveArguments(Object @Nullable [] parts, Locale locale) {
        Object[] resolved = super.resolveArguments(parts, locale);
        Object[] isolated = new Object[resolved.length];
        for (int i = 0; i < resolved.length; i++) {
            isolated[i] = resolved[i] instanceof CharSequence words ? Foreign.isolated(words.toString()) : resolved[i];
        }
        return isolated;
    }
}

package org.earshot.retell;

import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of the language files. Takes the form that goes with the number where a text has several, and isolates the words that are
 * filled in, so that a name that runs from right to left stays where the sentence puts it.
 */
public final class Phrasebook extends ResourceBundleMessageSource {
    private final Map<Form, MessageFormat> formats = new ConcurrentHashMap<>();

    /** English where a language is not known; never that of the machine. */
    public Phrasebook() {
        setBasename("messages");
        setDefaultEncoding(StandardCharsets.UTF_8.name());
        setFallbackToSystemLocale(false);
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] parts, @Nullable Locale locale) {
        Locale language = locale == null ? Locale.ENGLISH : locale;
        if (code != null && parts != null && parts.length > 0) {
            String text = resolveCodeWithoutArguments(code, language);
            if (text != null) {
                boolean counted = parts[0] instanceof Number && Plural.in(text);
                String form = counted ? Plural.pick(text, ((Number) parts[0]).longValue(), language) : text;
                return formatMessage(form, parts, language);
            }
        }
        return super.getMessageInternal(code, parts, language);
    }

    /** A format of its own for everybody who writes: Spring lets one thread at a time use one, and every row of a page has several. */
    @Override
    protected String formatMessage(String text, Object @Nullable [] parts, Locale locale) {
        if (parts == null || parts.length == 0) {
            return super.formatMessage(text, parts, locale);
        }
        MessageFormat format =
                formats.computeIfAbsent(new Form(text, locale), form -> createMessageFormat(text, locale));
        return ((MessageFormat) format.clone()).format(resolveArguments(parts, locale));
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

    private record Form(String text, Locale locale) {}
}

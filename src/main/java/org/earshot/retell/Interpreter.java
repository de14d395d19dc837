package org.earshot.retell;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Speaks every language that there is a file of, for messages to people whose browser nobody can ask. */
@Component
public final class Interpreter {
    /** The languages there are, as files and forms name them. */
    public static final List<String> LANGUAGES = List.of("en", "es", "pl");

    private final MessageSource messages = new Phrasebook();
    private final Retelling retelling = new Retelling();

    /** Speech in a language; English where there is no file of it. */
    public Speech into(String language) {
        String known = LANGUAGES.contains(language) ? language : LANGUAGES.get(0);
        return new Speech(messages, retelling, Locale.forLanguageTag(known));
    }
}

package org.earshot.console.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.earshot.admit.Preferences;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.survey.Survey;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of the page in the customer's language, whatever language the browser asks for. */
@Component
class SurveySpeech {
    private static final List<String> KEYS = List.of(
            "title",
            "lead",
            "csat",
            "csat.1",
            "csat.2",
            "csat.3",
            "csat.4",
            "csat.5",
            "missing",
            "nps",
            "nps.low",
            "nps.high",
            "comment",
            "send",
            "private",
            "thanks",
            "thanks.more",
            "gone",
            "gone.more",
            "stop",
            "stopped",
            "stopped.more",
            "busy",
            "busy.more");

    private final MessageSource messages;
    private final Live<BrandBook> brands;

    SurveySpeech(MessageSource messages, Live<BrandBook> brands) {
        this.messages = messages;
        this.brands = brands;
    }

    /** For the customer of a survey. */
    Map<String, String> words(Survey survey) {
        String brand = brands.get().find(survey.brand()).map(Brand::name).orElse(survey.brand());
        return words(Locale.forLanguageTag(survey.language()), brand);
    }

    /** In a language, with the brand's name. */
    Map<String, String> words(Locale locale, String brand) {
        Map<String, String> words = new HashMap<>();
        for (String key : KEYS) {
            words.put(key, messages.getMessage("survey." + key, new Object[] {brand}, locale));
        }
        return words;
    }

    /** The language of a browser, English where the page does not speak it. */
    static Locale browser(Locale asked) {
        return Preferences.LANGUAGES.contains(asked.getLanguage())
                ? Locale.forLanguageTag(asked.getLanguage())
                : Locale.ENGLISH;
    }
}

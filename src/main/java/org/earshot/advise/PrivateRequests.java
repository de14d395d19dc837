package org.earshot.advise;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.respond.Case;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes the reply that asks a customer to go on in private, in the customer's language and the brand's tone. It names the account and
 * carries no link: no platform documents one that opens a message to an account.
 */
@Service
public class PrivateRequests {
    private static final Map<String, String> WORDS = Map.of(
            "en",
                    "Thank you for writing to us. Some details should not be public: please send us a private message{to}, and we will"
                            + " look into it there.",
            "es",
                    "Gracias por escribirnos. Hay datos que no deben ser públicos: envíanos un mensaje privado{to} y lo vemos contigo.",
            "es-formal",
                    "Gracias por escribirnos. Hay datos que no deben ser públicos: envíenos un mensaje privado{to} y lo revisaremos con"
                            + " usted.",
            "pl",
                    "Dziękujemy za wiadomość. Niektórych danych lepiej nie podawać publicznie: napisz do nas prywatnie{to}, a zajmiemy się"
                            + " sprawą.",
            "pl-formal",
                    "Dziękujemy za wiadomość. Niektórych danych lepiej nie podawać publicznie: prosimy o wiadomość prywatną{to}, a"
                            + " zajmiemy się Państwa sprawą.");
    private static final Map<String, String> TO = Map.of("en", " to %s", "es", " a %s", "pl", " (%s)");

    private final Occasions occasions;
    private final Live<BrandBook> brands;

    PrivateRequests(Occasions occasions, Live<BrandBook> brands) {
        this.occasions = occasions;
        this.brands = brands;
    }

    /** What could be said in a case; nothing is written or sent. The account may be null where its name is not known. */
    public String propose(Case item, @Nullable String account) {
        String theirs = occasions.of(item).languages().get(0);
        String language = TO.containsKey(theirs) ? theirs : "en";
        boolean formal = brands.get()
                .find(item.brand())
                .map(brand -> Boolean.TRUE.equals(brand.rules().tone().formal().get(language)))
                .orElse(false);
        String words = WORDS.getOrDefault(formal ? language + "-formal" : language, "");
        String text = words.isEmpty() ? Objects.requireNonNull(WORDS.get(language)) : words;
        String to =
                account == null ? "" : String.format(Locale.ROOT, Objects.requireNonNull(TO.get(language)), account);
        return text.replace("{to}", to);
    }
}

package org.earshot.console.customers;

import org.earshot.know.Abuse;
import org.earshot.know.Named;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asked by templates: which words are shown only to those who ask for them, and how many notes name the reader. */
@Component("blurring")
public class Blurring {
    private final Abuse abuse;
    private final Named named;

    Blurring(Abuse abuse, Named named) {
        this.abuse = abuse;
        this.named = named;
    }

    /** True for words that stand behind a curtain; false for none. */
    public boolean hides(@Nullable String words) {
        return words != null && abuse.in(words);
    }

    /** How many notes name a user that they have not seen. */
    public int named(String user) {
        return named.unseen(user);
    }
}

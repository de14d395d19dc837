package org.earshot.admit;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;
import java.util.Locale;

/**
 * What a password has to be, after NIST SP 800-63B section 3.1.1.2: long, and not among those that are tried first. No rule asks for digits
 * or signs, because that makes nothing safer; nothing ends by itself.
 */
final class PasswordRules {
    /** In code points. */
    static final int FEWEST_CHARACTERS = 12;

    /** A password that falls within so many guesses is as good as listed; its author's own measure for "too guessable" online. */
    private static final double FEWEST_GUESSES = 1e6;

    /** The measure takes long for long ones, which are no better known for it. */
    private static final int MOST_MEASURED = 60;

    private static final Zxcvbn MEASURE = new Zxcvbn();

    private PasswordRules() {}

    static void check(String password, String name) {
        if (password.codePointCount(0, password.length()) < FEWEST_CHARACTERS) {
            throw RefusedUser.because(
                    "password.short", "the password has less than " + FEWEST_CHARACTERS + " characters");
        }
        String plain = squeezed(password);
        String own = squeezed(name);
        if (own.length() > 2 && plain.replace(own, "").length() < FEWEST_CHARACTERS / 2) {
            throw RefusedUser.because("password.name", "the password is hardly more than the user's name");
        }
        String measured = password.substring(0, Math.min(MOST_MEASURED, password.length()));
        if (MEASURE.measure(measured, List.of(name, "earshot")).getGuesses() < FEWEST_GUESSES) {
            throw RefusedUser.because("password.common", "the password is one of the first that others would try");
        }
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }
}

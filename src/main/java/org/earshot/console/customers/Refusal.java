package org.earshot.console.customers;

import org.earshot.console.pages.Wording;
import org.earshot.respond.NotAllowed;

/** Puts into a sentence why something was not done. */
final class Refusal {
    private Refusal() {}

    static String sentence(NotAllowed no, Wording wording) {
        String why = wording.retell(String.valueOf(no.getMessage()));
        return wording.say(
                "notice.not-allowed",
                Character.toUpperCase(why.charAt(0)) + why.substring(1) + (why.endsWith(".") ? "" : "."));
    }
}

package org.earshot.share;

import java.util.Locale;

/** Why nobody can take a case; in the order in which it is looked for. */
public enum Lack {
    /** Its customer is blocked. */
    WITHHELD("its customer is blocked"),
    /** Nobody who takes part is at work. */
    HERE("no one is here"),
    /** Nobody of the team is. */
    TEAM("no one of the team %s is here"),
    /** Nobody reads its language. */
    LANGUAGE("no one here reads %s"),
    /** Nobody answers on its platform. */
    PLATFORM("no one here who could take it answers on %s"),
    /** Nobody answers for its brand. */
    BRAND("no one here who could take it answers for %s"),
    /** All of them have given it back. */
    DECLINED("everyone here who could take it has given it back"),
    /** All of them hold as many as they can. */
    ROOM("everyone here who could take it has their hands full"),
    /** All of them had their share of abuse today. */
    ABUSE("everyone here who could take it has had their share of abuse today");

    private final String sentence;

    Lack(String sentence) {
        this.sentence = sentence;
    }

    /** In words, with what is missing. */
    String words(String what) {
        return sentence.formatted(what);
    }

    /** Its word in the language files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

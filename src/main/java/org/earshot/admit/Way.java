package org.earshot.admit;

import java.util.Locale;

/** How somebody came in. */
public enum Way {
    /** With a password alone. */
    PASSWORD,
    /** With a password and a code. */
    CODE,
    /** Through the provider of single sign-on. */
    SSO;

    /** The way as it is noted, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

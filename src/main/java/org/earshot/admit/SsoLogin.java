package org.earshot.admit;

/** What came of a login through the provider of single sign-on. */
public sealed interface SsoLogin {
    /**
     * Come in.
     *
     * @param user who it is
     */
    record In(User user) implements SsoLogin {}

    /**
     * The provider knows them, and we do not let them in.
     *
     * @param why one of unknown, disabled, domain, role, name
     */
    record Refused(String why) implements SsoLogin {}
}

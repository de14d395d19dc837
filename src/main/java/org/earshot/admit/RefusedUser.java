package org.earshot.admit;

/** A user cannot be added or changed like this; the message says why in words for an admin. */
public class RefusedUser extends RuntimeException {
    private final String key;

    private RefusedUser(String key, String why) {
        super(why);
        this.key = key;
    }

    /** Says why, with a stable word for pages. */
    public static RefusedUser because(String key, String why) {
        return new RefusedUser(key, why);
    }

    /** A stable word for the reason, under which pages have a sentence of their own. */
    public String key() {
        return key;
    }

    /** True where the name belongs to somebody else already. */
    public boolean taken() {
        return key.equals("taken");
    }
}

package org.earshot.admin;

/** A user cannot be added or changed like this; the message says why in words for an admin. */
public class RefusedUser extends RuntimeException {
    private final boolean taken;

    RefusedUser(String why, boolean taken) {
        super(why);
        this.taken = taken;
    }

    static RefusedUser because(String why) {
        return new RefusedUser(why, false);
    }

    /** True where the name belongs to somebody else already. */
    public boolean taken() {
        return taken;
    }
}

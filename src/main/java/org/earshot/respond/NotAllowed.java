package org.earshot.respond;

/** The case does not allow this now; the message says why in words for staff. */
public class NotAllowed extends RuntimeException {
    /** Says why. */
    public NotAllowed(String why) {
        super(why);
    }
}

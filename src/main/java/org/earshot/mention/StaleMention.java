package org.earshot.mention;

/** Another station or an edit was faster; what was decided on the old row must not be written. */
public class StaleMention extends RuntimeException {
    /** Names the mention. */
    public StaleMention(long id) {
        super("mention " + id + " changed meanwhile");
    }
}

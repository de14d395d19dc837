package org.earshot.respond;

/** Somebody else holds the case; the API answers 409 with the name. */
public class HeldByAnother extends RuntimeException {
    private final String holder;

    /** Names the case and who holds it. */
    public HeldByAnother(long caseId, String holder) {
        super("case " + caseId + " is held by " + holder);
        this.holder = holder;
    }

    /** Who holds it. */
    public String holder() {
        return holder;
    }
}

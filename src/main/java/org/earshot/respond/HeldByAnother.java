package org.earshot.respond;

/** Somebody else holds the case; the API answers 409 with the name. */
public class HeldByAnother extends RuntimeException {
    private final long caseId;
    private final String holder;

    /** Names the case and who holds it. */
    public HeldByAnother(long caseId, String holder) {
        super("case " + caseId + " is held by " + holder);
        this.caseId = caseId;
        this.holder = holder;
    }

    /** The case; {@link Leases} says since when it is held. */
    public long caseId() {
        return caseId;
    }

    /** Who holds it. */
    public String holder() {
        return holder;
    }
}

package org.earshot.listen;

/**
 * What one source brought so far: heard = stored + duplicate + edited + unmatched + refused.
 *
 * @param source the source's id, or {@code api} or {@code import}
 * @param heard everything that it brought
 * @param stored new mentions
 * @param duplicate posts that were known already
 * @param edited posts that replaced an older text
 * @param unmatched posts that do not name the brand
 * @param refused items that could not be read
 */
public record LedgerCounts(
        String source, long heard, long stored, long duplicate, long edited, long unmatched, long refused) {
    /** Refuses counts that do not add up. */
    public LedgerCounts {
        if (heard != stored + duplicate + edited + unmatched + refused) {
            throw new IllegalArgumentException("the ledger of " + source + " does not add up");
        }
    }
}

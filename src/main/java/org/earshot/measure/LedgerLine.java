package org.earshot.measure;

/**
 * What became of everything that one source brought.
 *
 * @param source the source's id; {@code api} for mentions that were handed in
 * @param heard posts that it brought, however often
 * @param stored new mentions
 * @param duplicate posts that were there already
 * @param edited posts that replaced an older text
 * @param unmatched posts that are not about the brand
 * @param refused posts that could not be read
 * @param judged mentions with a verdict
 * @param held mentions that wait for one
 * @param queued mentions in a case
 * @param alerted mentions in a case that staff were told about
 */
public record LedgerLine(
        String source,
        long heard,
        long stored,
        long duplicate,
        long edited,
        long unmatched,
        long refused,
        long judged,
        long held,
        long queued,
        long alerted) {
    /** True where nothing was lost: every post heard is accounted for, and so is every mention stored. */
    public boolean addsUp() {
        return heard == stored + duplicate + edited + unmatched + refused && stored == judged + held;
    }
}

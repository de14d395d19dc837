package org.earshot.measure;

/** Scaffold, replaced at merge. */
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
        long alerted) {}

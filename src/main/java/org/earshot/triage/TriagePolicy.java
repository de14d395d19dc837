package org.earshot.triage;

/** Scaffold, replaced at merge. */
public record TriagePolicy() {
    public static final TriagePolicy DEFAULT = new TriagePolicy();
}

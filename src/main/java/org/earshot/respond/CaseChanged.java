package org.earshot.respond;

/**
 * Published after the change of a case is committed, for pages that follow it live.
 *
 * @param caseId the case
 */
public record CaseChanged(long caseId) {}

package org.earshot.attend;

/**
 * Published when somebody came to a case, left it, or began or stopped to write; for those who look at the same case.
 *
 * @param caseId the case
 */
public record AttendanceChanged(long caseId) {}

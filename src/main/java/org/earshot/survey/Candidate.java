package org.earshot.survey;

/**
 * A case that may be asked about.
 *
 * @param caseId the case
 * @param customer a hash of the platform and the customer
 */
record Candidate(long caseId, String customer) {}

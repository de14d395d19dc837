package org.earshot.admit;

/**
 * Published when sessions of a user end, perhaps before that is committed, for whatever goes on longer than one request.
 *
 * @param user whose
 */
public record SessionsEnded(String user) {}

package org.earshot.attend;

/**
 * Somebody who has a case before them.
 *
 * @param user as they log in
 * @param writing true while they type
 */
public record Attendant(String user, boolean writing) {}

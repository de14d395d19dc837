package org.earshot.admit;

import java.time.Instant;

/**
 * Somebody who may come in.
 *
 * @param name lower case, unique
 * @param role what they may do
 * @param disabled true for one who may come in no more
 * @param createdAt when they were added
 * @param preferences how they want to be shown things
 * @param mark changes when the password does and tells nothing about it; a session with another mark is over
 */
public record User(String name, Role role, boolean disabled, Instant createdAt, Preferences preferences, String mark) {}

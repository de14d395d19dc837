package org.earshot.share;

/**
 * Colleagues that a case can be handed to as one.
 *
 * @param id 1 to 40 of a-z, 0-9 and dash, unique
 * @param name as people write it
 */
public record Team(String id, String name) {}

package org.earshot.listen;

/**
 * A delivery at the address of a source that may or may not exist.
 *
 * @param source the id that stands in the address
 * @param delivery what was sent there
 */
public record Knock(String source, Delivery delivery) {}

package org.earshot.respond;

/**
 * A view of the queue that somebody keeps.
 *
 * @param id our id
 * @param name as its owner calls it
 * @param address of the console, with everything that the queue is narrowed by
 */
public record SavedView(long id, String name, String address) {}

package org.earshot.respond;

import java.time.Instant;

/**
 * The one holding reply of a case: it tells the customer to wait, and answers nothing.
 *
 * @param replyId the reply that says so
 * @param author the user who wrote it
 * @param at when it was written
 */
public record Holding(long replyId, String author, Instant at) {}

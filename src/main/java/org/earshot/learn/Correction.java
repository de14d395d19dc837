package org.earshot.learn;

import java.time.Instant;
import org.earshot.understand.Figures;

/**
 * What staff said of a mention, beside what the shipped heads said.
 *
 * @param mention its id
 * @param key the same for the same words about the same brand
 * @param answer the place of the right answer in the question's list
 * @param at when they said it
 * @param figures of the shipped heads
 */
record Correction(long mention, String key, int answer, Instant at, Figures figures) {}

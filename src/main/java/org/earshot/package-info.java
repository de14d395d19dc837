/**
 * Earshot hears what people say about a brand, decides what cannot wait, says why, and helps staff answer.
 * Data flows one way: listen, understand, triage, respond, notify, measure.
 */
@NullMarked
package org.earshot;

import org.jspecify.annotations.NullMarked;

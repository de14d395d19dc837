/**
 * Tells languages apart with two models: Apache OpenNLP, which knows a hundred languages, and our own letters model,
 * which knows seven and is good at short posts. In: a text and the languages that are expected. Out: an ISO 639-1
 * code; from labelled texts, the letters model's file. Owns no table.
 */
@NamedInterface("language")
@NullMarked
package org.earshot.understand.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

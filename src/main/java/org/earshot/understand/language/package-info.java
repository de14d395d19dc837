/**
 * Tells languages apart with Apache OpenNLP. In: a text and the languages that are expected. Out: an ISO 639-1
 * code. Owns no table.
 */
@NullMarked
package org.earshot.understand.language;

import org.jspecify.annotations.NullMarked;

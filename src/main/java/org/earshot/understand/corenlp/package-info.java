/**
 * English sentiment by Stanford CoreNLP. In: a text. Out: its sentiment, sentence by sentence. The only place that
 * knows CoreNLP. Owns no table.
 */
@NullMarked
package org.earshot.understand.corenlp;

import org.jspecify.annotations.NullMarked;

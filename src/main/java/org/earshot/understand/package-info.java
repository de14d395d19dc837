/**
 * Understands: which language, what sentiment, sentence by sentence. In: a stored mention. Out: a reading, with
 * the model that made it. Owns the table reading.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "store"})
@NullMarked
package org.earshot.understand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

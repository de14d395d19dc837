/**
 * Glosses Spanish and Polish word for word into English, so that what a model learned of English complaints helps in all
 * three languages. In: a text or a word. Out: English words. Owns no table.
 */
@NamedInterface("gloss")
@NullMarked
package org.earshot.understand.gloss;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

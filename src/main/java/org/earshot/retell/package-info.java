/**
 * Retells: puts what is for people into their language. In: a key of the language files, or a sentence that a station wrote in English.
 * Out: the sentence in English, Spanish or Polish, with the form that goes with a number and words from outside kept upright. Owns no
 * table.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.earshot.retell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Linear models: heads over hashed words and letters (the fast tier), and over sentence embeddings. In: features of a text.
 * Out: figures for each question, and which words weighed how much. Owns no table.
 */
@NamedInterface("linear")
@NullMarked
package org.earshot.understand.linear;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

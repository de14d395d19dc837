/**
 * Sentence embeddings of English texts. In: a text. Out: a vector that lies near the vectors of texts that mean alike. The only
 * place that knows ONNX Runtime and DJL; it works without network, and is simply not ready where their native libraries or the
 * memory are missing. Owns no table.
 */
@NamedInterface("embedding")
@NullMarked
package org.earshot.understand.embedding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

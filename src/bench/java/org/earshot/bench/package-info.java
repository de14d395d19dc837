/** Measures how fast Earshot is; run by hand, see docs/benchmarks.md. In: the real classes or the real jar. Out: lines of figures. */
@NullMarked
package org.earshot.bench;

import org.jspecify.annotations.NullMarked;

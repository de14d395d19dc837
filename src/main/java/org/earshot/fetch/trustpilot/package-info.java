/**
 * Asks Trustpilot as nobody or as a business. In: a key, and its secret where there is one. Out: answers; a token that ended early is
 * replaced once. Owns no table.
 */
@NamedInterface("trustpilot")
@NullMarked
package org.earshot.fetch.trustpilot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

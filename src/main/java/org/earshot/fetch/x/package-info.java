/**
 * Leads Twitter4J to the one door. In: a server and a token. Out: X's raw answers; no request of the library goes past the fetcher. Owns no
 * table.
 */
@NamedInterface("x")
@NullMarked
package org.earshot.fetch.x;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

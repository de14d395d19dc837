/**
 * Asks Reddit's data API as an app or as an account. In: what a source says of its keys. Out: answers; reading and replying share a
 * session. Owns no table.
 */
@NamedInterface("reddit")
@NullMarked
package org.earshot.fetch.reddit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

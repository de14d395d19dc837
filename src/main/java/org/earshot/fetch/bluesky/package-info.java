/**
 * Calls methods of the AT Protocol as an account. In: a server, an identifier and an app password. Out: what the method answered, and who
 * is signed in; a session is renewed as long as the server lets it be. Owns no table.
 */
@NamedInterface("bluesky")
@NullMarked
package org.earshot.fetch.bluesky;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

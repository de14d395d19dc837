/**
 * The door of the console: who comes in, to what, and the headers that every answer carries. In: requests. Out:
 * requests of a known user, or a refusal. Owns no table.
 */
@NullMarked
package org.earshot.console.security;

import org.jspecify.annotations.NullMarked;

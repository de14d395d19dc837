/**
 * Where admins see to users, and users to their own account. In: forms of a browser. Out: HTML, and secrets that are shown once, to the one
 * who asked for them. Owns no table.
 */
@NullMarked
package org.earshot.console.settings;

import org.jspecify.annotations.NullMarked;

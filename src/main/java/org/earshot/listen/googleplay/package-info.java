/**
 * Reads the reviews of an app on Google Play through the Android Publisher API. In: an app's package name and the key of a service
 * account. Out: reviews with their stars, and the developer's answers to them. Owns no table.
 */
@NullMarked
package org.earshot.listen.googleplay;

import org.jspecify.annotations.NullMarked;

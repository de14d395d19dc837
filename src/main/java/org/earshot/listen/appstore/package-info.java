/**
 * Hears reviews in Apple's App Store. In: an app, its countries and, for one's own apps, a key of App Store Connect. Out: a post for
 * each review and, through the key, one for each response of the developer. Owns no table; a walk through countries and pages
 * stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.appstore;

import org.jspecify.annotations.NullMarked;

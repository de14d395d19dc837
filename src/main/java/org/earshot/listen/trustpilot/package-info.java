/**
 * Hears reviews of a business on Trustpilot. In: a business unit and an application's key, with its secret or without. Out: a post for
 * each review and one for each reply of the business. Owns no table; a walk through pages stands in the source's cursor.
 */
@NullMarked
package org.earshot.listen.trustpilot;

import org.jspecify.annotations.NullMarked;

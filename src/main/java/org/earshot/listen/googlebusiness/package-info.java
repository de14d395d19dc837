/**
 * Reads the reviews of a brand's locations on Google (Business Profile, Maps, Search). In: locations and the consent of somebody who
 * manages them. Out: reviews with their stars, and the owner's answers to them. Owns no table.
 */
@NullMarked
package org.earshot.listen.googlebusiness;

import org.jspecify.annotations.NullMarked;

/**
 * The page on which customers say how it went, and what they said beside their case. In: requests of anybody who has a link. Out: HTML
 * that shows nothing of the case. Owns no table.
 */
@NullMarked
package org.earshot.console.survey;

import org.jspecify.annotations.NullMarked;

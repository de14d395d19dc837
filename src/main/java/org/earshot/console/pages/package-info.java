/**
 * The pages that staff work in. In: requests of a browser, and changes of cases as they happen. Out: HTML that
 * reads without a script, and a stream of case ids for browsers that have one. Text from outside is only ever
 * written as text. Owns no table.
 */
@NullMarked
package org.earshot.console.pages;

import org.jspecify.annotations.NullMarked;

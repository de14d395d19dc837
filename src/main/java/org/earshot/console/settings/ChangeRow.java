package org.earshot.console.settings;

import org.earshot.admit.UserChange;
import org.earshot.console.pages.Moment;

/**
 * A change of a user as their history shows it.
 *
 * @param change what
 * @param when when
 * @param before the value that was, in words
 * @param after the value that is, in words
 */
record ChangeRow(UserChange change, Moment when, String before, String after) {}

package org.earshot.console.settings;

import org.earshot.admit.Admission;
import org.earshot.console.pages.Moment;

/**
 * A session as its owner sees it.
 *
 * @param admission what is known of it
 * @param browser the browser in words
 * @param came when it began
 * @param seen when something was last asked
 * @param here whether it is the one that looks
 */
record SessionRow(Admission admission, String browser, Moment came, Moment seen, boolean here) {}

/**
 * Tells staff by mail. In: an alert and a recipient with addresses. Out: whether the mail server has taken it for
 * each of them. Owns no table.
 */
@NullMarked
package org.earshot.notify.email;

import org.jspecify.annotations.NullMarked;

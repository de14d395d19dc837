/**
 * The pages on which admins set brands, triage, alerts and single sign-on and read the audit log. In: forms and texts. Out: what they would
 * change, the file once it is written, and its history. Owns no table.
 */
@NullMarked
package org.earshot.console.rules;

import org.jspecify.annotations.NullMarked;

/**
 * Who is at a case, on its page and in the queue, and what is being written there. In: signs of life and typed text from {@code
 * assets/attend.js}, questions for a colleague's draft. Out: parts of pages. Owns no table.
 */
@NullMarked
package org.earshot.console.attend;

import org.jspecify.annotations.NullMarked;

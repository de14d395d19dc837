/** Shows what people ask most, week by week, and lets supervisors give each question its answer. Owns no table. */
@NullMarked
package org.earshot.console.questions;

import org.jspecify.annotations.NullMarked;

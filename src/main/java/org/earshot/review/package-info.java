/**
 * Reviews: draws a sample of what everybody closed in a week, takes what a colleague thinks of it, and tells it to whoever answered.
 * In: closed cases, score sheets. Out: scores, coaching notes, figures of them. Owns the tables review and review_draw.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "triage", "respond", "store"})
@NullMarked
package org.earshot.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

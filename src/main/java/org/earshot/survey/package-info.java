/**
 * Surveys: asks customers how it went, once a case, and keeps what they say. In: config/surveys.yaml, cases that were resolved, the
 * answers of a public page. Out: a reply with a link in the outbox, and answers. Owns the tables survey and survey_stop.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "understand", "respond", "store"})
@NullMarked
package org.earshot.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Advises: what staff could say in a case, from the library of answers and from how fast the queue moves. In: articles that staff
 * wrote, a case, its readings. Out: suggestions with why they fit and what speaks against them, the text with its variables filled in,
 * and a holding reply that names an honest time. Owns the tables article and article_version, and an index of them in memory.
 */
@ApplicationModule(allowedDependencies = {"configure", "mention", "understand", "triage", "respond", "store"})
@NullMarked
package org.earshot.advise;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

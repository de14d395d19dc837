/**
 * Rules: what admins set in config/, and every version of it. In: a text or a wish for brands.yaml, triage.yaml or alerts.yaml,
 * and edits by hand. Out: the file, written whole and taken over, or why not; what it would change before that. Owns the table
 * config_version.
 */
@ApplicationModule(
        allowedDependencies = {"configure", "mention", "understand", "triage", "respond", "notify", "admin", "store"})
@NullMarked
package org.earshot.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

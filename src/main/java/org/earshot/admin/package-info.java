/**
 * Keeps the house: checks configuration and routes as a whole, swaps them while running, notes what admins
 * did, and holds the commands. In: files and commands. Out: a running line, or the reason why not. Owns the
 * table audit.
 */
@ApplicationModule(
        allowedDependencies = {
            "configure",
            "fetch",
            "mention",
            "listen",
            "understand",
            "triage",
            "respond",
            "grant",
            "survey",
            "share",
            "notify",
            "measure",
            "learn",
            "spend",
            "admit",
            "store"
        })
@NullMarked
package org.earshot.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

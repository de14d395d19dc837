/**
 * Keeps the house: checks configuration and routes as a whole, swaps them while running, knows users and what
 * they did, and holds the commands. In: files and commands. Out: a running line, or the reason why not. Owns
 * the tables user_, token, login_try and audit.
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
            "notify",
            "measure",
            "learn",
            "spend",
            "store"
        })
@NullMarked
package org.earshot.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/**
 * Shows: the web pages that staff work in and the HTTP API. In: requests. Out: pages and JSON. Owns no table.
 */
@ApplicationModule(
        allowedDependencies = {
            "configure",
            "mention",
            "listen",
            "understand",
            "triage",
            "respond",
            "notify",
            "measure",
            "learn",
            "admin",
            "spend",
            "store"
        })
@NullMarked
package org.earshot.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

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
            "grant",
            "survey",
            "share",
            "review",
            "advise",
            "attend",
            "know",
            "vet",
            "notify",
            "measure",
            "gather",
            "learn",
            "admin",
            "admit",
            "retell",
            "rule",
            "spend",
            "store"
        })
@NullMarked
package org.earshot.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

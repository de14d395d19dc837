/**
 * Learns: trains the heads of the models from labelled mentions and measures how good they are. In: labelled files, and
 * what staff corrected. Out: model files, and tables of figures. Owns no table.
 */
@ApplicationModule(
        allowedDependencies = {
            "configure",
            "mention",
            "understand",
            "understand :: linear",
            "understand :: gloss",
            "understand :: embedding",
            "understand :: language",
            "triage",
            "store"
        })
@NullMarked
package org.earshot.learn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

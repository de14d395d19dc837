/**
 * Gathers: what people ask most. In: judged mentions, in the order they were judged. Out: questions, each with the mentions that ask it,
 * how often it was asked day by day, and the answer of the library that staff gave it. Owns the tables question, asked and gathering.
 */
@ApplicationModule(
        allowedDependencies = {
            "configure",
            "mention",
            "understand",
            "understand :: embedding",
            "understand :: gloss",
            "triage",
            "measure",
            "store"
        })
@NullMarked
package org.earshot.gather;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

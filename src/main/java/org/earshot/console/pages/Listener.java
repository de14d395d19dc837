package org.earshot.console.pages;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who listens to changes.
 *
 * @param user whose session it is
 * @param goesOn true while that session lasts
 * @param watched the case whose page they see, null for the queue
 */
record Listener(
        String user, BooleanSupplier goesOn, @Nullable Long watched) {}

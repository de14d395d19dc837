package org.earshot.respond;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a decision to let a held reply go.
 *
 * @param seen what the decider had seen of the case, null for what was there when it was held
 * @param why the reason, which some holds ask for; null for none
 * @param undo how long it waits so that it can be undone
 */
public record Consent(@Nullable String seen, @Nullable String why, Duration undo) {}

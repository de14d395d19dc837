package org.earshot.advise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer has to fit.
 *
 * @param brand whom the case is about
 * @param platform where it happens
 * @param languages in which the customer reads; more than one only where their language is not known
 * @param intent what the customer wants, as the reading calls it; null while no model says
 * @param text what the customer said of late, without the brand's own name, which tells no answer from another
 */
record Occasion(
        String brand,
        String platform,
        List<String> languages,
        @Nullable String intent,
        String text) {}

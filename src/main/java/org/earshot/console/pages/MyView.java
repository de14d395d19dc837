package org.earshot.console.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user may choose for themselves, ready to be written.
 *
 * @param language the chosen language, null for the browser's
 * @param zone the chosen time zone, null for the browser's
 * @param browserLanguage the language that the browser asks for, in itself
 * @param browserZone the time zone that the browser told, null for none
 * @param languages what to choose from: names by codes
 * @param zones what to choose from: time zones by regions
 * @param now this moment as pages tell it
 */
record MyView(
        @Nullable String language,
        @Nullable String zone,
        String browserLanguage,
        @Nullable String browserZone,
        Map<String, String> languages,
        Map<String, List<String>> zones,
        String now) {}

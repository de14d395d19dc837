package org.earshot.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.earshot.rule.RuleVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version of a file.
 *
 * @param number its number
 * @param who the user's name, or earshot for what was found on disk
 * @param at when
 * @param deed saved, restored, disk or found
 * @param source the version that was brought back
 * @param note why, in the words of who did it
 * @param hash SHA-256 of the file
 * @param text what the file said; only of a single version
 * @param difference to the version before; only of a single version
 */
@Schema(name = "ConfigurationVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleVersionJson(
        int number,
        String who,
        Instant at,
        String deed,
        @Nullable Integer source,
        @Nullable String note,
        String hash,
        @Nullable String text,
        @Nullable String difference) {
    static RuleVersionJson of(RuleVersion version) {
        return new RuleVersionJson(
                version.number(),
                version.who(),
                version.at(),
                version.deed().name().toLowerCase(Locale.ROOT),
                version.source(),
                version.note(),
                version.hash(),
                null,
                null);
    }

    RuleVersionJson with(String whole, String changed) {
        return new RuleVersionJson(number, who, at, deed, source, note, hash, whole, changed);
    }
}

package org.earshot.admit;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a login lasts and who needs more than a password, from {@code application.yaml} or the environment.
 *
 * @param idle a session ends where nothing was asked for so long
 * @param longest a session ends so long after the login, whatever was asked
 * @param secondFactor the roles that need a second factor with their password
 * @param key 32 bytes in base64 that encrypt the keys of second factors; null for those in {@code data/admit.key}
 */
@ConfigurationProperties(prefix = "earshot.admit", ignoreUnknownFields = false)
public record AdmitSettings(
        @DefaultValue("8h") Duration idle,
        @DefaultValue("24h") Duration longest,
        @DefaultValue Set<Role> secondFactor,
        @Nullable String key) {
    /** Checks the ranges. */
    public AdmitSettings {
        secondFactor = Set.copyOf(secondFactor);
        if (idle.toMinutes() < 1 || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "earshot.admit: idle is at least 1m, and longest at least as long as idle");
        }
    }

    /** Those of a daemon that was told nothing. */
    public static AdmitSettings usual() {
        return new AdmitSettings(Duration.ofHours(8), Duration.ofHours(24), Set.of(), null);
    }

    @Override
    public String toString() {
        return "sessions of " + idle + ", at most " + longest;
    }
}

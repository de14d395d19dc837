package org.earshot.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How this daemon behaves towards other servers.
 *
 * @param minInterval pause between two requests to one host; zero for none
 * @param allowHosts hosts on this machine or in private networks that may be fetched all the same: names, addresses,
 *     host:port, CIDR blocks
 * @param connectTimeout for the connection
 * @param readTimeout longest silence while an answer is read
 * @param totalTimeout for the whole answer with its redirects, waiting for the host's turn not counted
 * @param maxWait longest wait for the host's turn
 * @param maxBody largest body, after decompression
 * @param lineSilence longest silence on a line that stays open, heartbeats counted
 * @param userAgent what we call ourselves; its first word up to the slash is our name in robots.txt
 */
@ConfigurationProperties(prefix = "earshot.http", ignoreUnknownFields = false)
public record FetchSettings(
        @DefaultValue("1s") Duration minInterval,
        @DefaultValue List<String> allowHosts,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("60s") Duration totalTimeout,
        @DefaultValue("2m") Duration maxWait,
        @DefaultValue("32MB") DataSize maxBody,
        @DefaultValue("75s") Duration lineSilence,
        @Nullable String userAgent) {
    /** What a server should learn about us when the admin says nothing else. */
    private static final String CONTACT = " (+https://earshot.example/bot)";

    private static final long LARGEST_BODY = 1L << 30;

    /** Checks the ranges. */
    public FetchSettings {
        allowHosts = List.copyOf(allowHosts);
        new AllowedHosts(allowHosts);
        require(!minInterval.isNegative() && minInterval.toMinutes() <= 60, "min-interval must lie between 0s and 60m");
        require(connectTimeout.toMillis() > 0, "connect-timeout must be at least 1ms");
        require(readTimeout.toMillis() > 0, "read-timeout must be at least 1ms");
        require(totalTimeout.toMillis() > 0, "total-timeout must be at least 1ms");
        require(!maxWait.isNegative(), "max-wait must not be negative");
        require(maxBody.toBytes() > 0 && maxBody.toBytes() <= LARGEST_BODY, "max-body must lie between 1B and 1GB");
        require(lineSilence.toMillis() > 0, "line-silence must be at least 1ms");
        userAgent = userAgent == null || userAgent.isBlank() ? usual() : userAgent.strip();
    }

    /** The settings of a daemon that was told nothing. */
    public static FetchSettings usualOnes() {
        return new FetchSettings(
                Duration.ofSeconds(1),
                List.of(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(2),
                DataSize.ofMegabytes(32),
                Duration.ofSeconds(75),
                null);
    }

    /** The same with another pause. */
    public FetchSettings every(Duration pause) {
        return new FetchSettings(
                pause, allowHosts, connectTimeout, readTimeout, totalTimeout, maxWait, maxBody, lineSilence, userAgent);
    }

    /** The same with these hosts allowed. */
    public FetchSettings allowing(String... hosts) {
        return new FetchSettings(
                minInterval,
                List.of(hosts),
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxWait,
                maxBody,
                lineSilence,
                userAgent);
    }

    /** The same with other limits of time: for one silence, and for the whole. */
    public FetchSettings within(Duration read, Duration total) {
        return new FetchSettings(
                minInterval, allowHosts, connectTimeout, read, total, maxWait, maxBody, lineSilence, userAgent);
    }

    /** The same with another longest wait for a host's turn. */
    public FetchSettings waiting(Duration longest) {
        return new FetchSettings(
                minInterval,
                allowHosts,
                connectTimeout,
                readTimeout,
                totalTimeout,
                longest,
                maxBody,
                lineSilence,
                userAgent);
    }

    /** The same with another longest silence on a line that stays open. */
    public FetchSettings hangingUpAfter(Duration silence) {
        return new FetchSettings(
                minInterval,
                allowHosts,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxWait,
                maxBody,
                silence,
                userAgent);
    }

    /** The same with another largest body. */
    public FetchSettings upTo(DataSize largest) {
        return new FetchSettings(
                minInterval,
                allowHosts,
                connectTimeout,
                readTimeout,
                totalTimeout,
                maxWait,
                largest,
                lineSilence,
                userAgent);
    }

    /** Never null once made. */
    @Override
    public String userAgent() {
        return Objects.requireNonNull(userAgent);
    }

    private static String usual() {
        String version = FetchSettings.class.getPackage().getImplementationVersion();
        return "Earshot/" + (version == null ? "dev" : version) + CONTACT;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("earshot.http." + otherwise);
        }
    }
}

package org.earshot.triage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the admin wants triage to do.
 *
 * @param levels what each urgency promises; every level is there
 * @param thresholds the scores at which levels start
 * @param phrases the words that carry meaning: the built-in packs and the admin's own
 * @param version changes whenever a decision could
 */
public record TriagePolicy(Map<Urgency, Level> levels, Thresholds thresholds, Phrases phrases, String version) {
    /** What each level promises without a configuration. */
    static final Map<Urgency, Level> DEFAULT_LEVELS = Map.of(
            Urgency.CRITICAL, new Level(Duration.ofMinutes(15), true),
            Urgency.HIGH, new Level(Duration.ofHours(1), false),
            Urgency.NORMAL, new Level(Duration.ofHours(8), false),
            Urgency.LOW, new Level(null, false));

    /** The policy without a configuration. */
    public static final TriagePolicy DEFAULT = of(DEFAULT_LEVELS, Thresholds.DEFAULT, List.of());

    /** Copies the levels. */
    public TriagePolicy {
        levels = Map.copyOf(levels);
    }

    /** A policy with its version worked out. */
    static TriagePolicy of(Map<Urgency, Level> levels, Thresholds thresholds, List<Phrases.Addition> additions) {
        String whole = new EnumMap<>(levels) + "|" + thresholds + "|" + additions + "|" + Phrases.PACKS;
        return new TriagePolicy(levels, thresholds, Phrases.with(additions), hash(whole));
    }

    /** What a level promises. */
    public Level level(Urgency urgency) {
        return Objects.requireNonNull(levels.get(urgency));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * What a level promises.
     *
     * @param firstResponse how soon the first answer is due; null for no promise
     * @param aroundTheClock true where nights, weekends and holidays count
     * @param holdingCounts true where a holding reply is as good as a first answer
     */
    public record Level(@Nullable Duration firstResponse, boolean aroundTheClock, boolean holdingCounts) {
        /** A level that is only met by an answer. */
        public Level(@Nullable Duration firstResponse, boolean aroundTheClock) {
            this(firstResponse, aroundTheClock, false);
        }
    }

    /**
     * The scores at which levels start, from 1 to 100 and falling.
     *
     * @param critical at this score and above it is critical
     * @param high at this score and above it is at least high
     * @param normal at this score and above it is at least normal
     */
    public record Thresholds(int critical, int high, int normal) {
        /** The thresholds without a configuration. */
        public static final Thresholds DEFAULT = new Thresholds(75, 50, 20);

        /** The level of a score. */
        public Urgency level(int score) {
            if (score >= critical) {
                return Urgency.CRITICAL;
            }
            return score >= high ? Urgency.HIGH : score >= normal ? Urgency.NORMAL : Urgency.LOW;
        }

        /** The score at which a level starts. */
        public int of(Urgency level) {
            return switch (level) {
                case CRITICAL -> critical;
                case HIGH -> high;
                case NORMAL -> normal;
                case LOW -> 0;
            };
        }
    }
}

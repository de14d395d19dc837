package org.earshot.respond;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.earshot.fetch.Sessions;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers what platforms said about whose keys the sources have: for an hour that a key is the account's, so that not every reply
 * costs a request, and for people what was said last. It knows keys by their fingerprints only.
 */
@Component
public final class Standings {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** Knows nothing yet. */
    public Standings(Clock clock) {
        this.clock = clock;
    }

    /**
     * The last that was said of a source.
     *
     * @param at when
     */
    public record Seen(Standing standing, Instant at) {}

    /**
     * How a source stands: as it was found within the hour where it may answer, else as it is found now.
     *
     * @param decisive the parameters that it depends on; sources that share them are asked for once, one after the other
     * @param asking asks the platform
     */
    public Standing of(Source source, List<String> decisive, Supplier<Standing> asking) {
        String[] values =
                decisive.stream().map(name -> source.parameter(name).orElse("")).toArray(String[]::new);
        Slot slot = slots.computeIfAbsent(Sessions.name(source.platform(), values), key -> new Slot());
        return note(source, slot.standing(clock, asking));
    }

    /** Keeps what was found, and returns it. */
    public Standing note(Source source, Standing standing) {
        seen.put(fingerprint(source), new Seen(standing, clock.instant()));
        return standing;
    }

    /** What was found last; empty since its parameters were changed. */
    public Optional<Seen> last(Source source) {
        return Optional.ofNullable(seen.get(fingerprint(source)));
    }

    private static String fingerprint(Source source) {
        return Sessions.name(source.id(), new TreeMap<>(source.parameters()).toString());
    }

    /** One key and one account. */
    private static final class Slot {
        private Standing.@Nullable May may;
        private Instant at = Instant.MIN;

        synchronized Standing standing(Clock clock, Supplier<Standing> asking) {
            Instant now = clock.instant();
            Standing.May known = may;
            // Also not good where the clock was set back since.
            if (known != null && !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR))) {
                return known;
            }
            Standing found = asking.get();
            may = found instanceof Standing.May good ? good : null;
            at = now;
            return found;
        }
    }
}

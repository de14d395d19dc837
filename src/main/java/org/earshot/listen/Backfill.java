package org.earshot.listen;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.mention.Source;

/** How far back somebody asks a source to go, once: the parameter {@code since} of its template. */
public final class Backfill {
    private Backfill() {}

    /** The time that is meant: the beginning of a day in UTC, or a time with its zone; empty for none or nonsense. */
    public static Optional<Instant> since(Optional<String> written) {
        return written.map(String::strip).flatMap(Backfill::read);
    }

    /** Why a source cannot be read: what it goes back to is no date. */
    public static Optional<Poll> objection(Source source, Optional<String> written) {
        boolean nonsense = written.isPresent() && since(written).isEmpty();
        return nonsense
                ? Optional.of(new Poll.Stop("since of source " + source.id()
                        + " is not a date: write it as 2026-01-31 and resume the source"))
                : Optional.empty();
    }

    private static Optional<Instant> read(String written) {
        try {
            return Optional.of(
                    written.length() == 10
                            ? LocalDate.parse(written)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.earshot.listen;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.mention.Source;

/** The parameter {@code since}: how far back somebody asks a source to go, once. */
public final class Backfill {
    private static final String SINCE = "since";

    private Backfill() {}

    /** The time that a source names: the beginning of a day in UTC, or a time with its zone; empty for none or nonsense. */
    public static Optional<Instant> since(Source source) {
        return source.parameter(SINCE).map(String::strip).flatMap(Backfill::read);
    }

    /** Why a source cannot be read: its {@code since} is no date. */
    public static Optional<Poll> objection(Source source) {
        boolean nonsense = source.parameter(SINCE).isPresent() && since(source).isEmpty();
        return nonsense
                ? Optional.of(new Poll.Stop("since of source " + source.id()
                        + " is not a date: write it as 2026-01-31 and resume the source"))
                : Optional.empty();
    }

    private static Optional<Instant> read(String written) {
        try {
            return Optional.of(
                    written.length() == 10
                            ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.earshot.listen;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Lines;
import org.earshot.mention.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** All readers of streams by template; whatever a reader throws becomes a failed try that says so. */
@Component
class StreamReaders {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReaders.class);

    private final Map<String, StreamReader> readers = new HashMap<>();
    private final StreamReader.Ways ways;

    StreamReaders(List<StreamReader> all, Fetcher fetcher, Lines lines) {
        all.forEach(reader -> reader.templates().forEach(template -> readers.put(template, reader)));
        ways = new StreamReader.Ways(fetcher, lines);
    }

    /** True for a source that is read over a line that stays open. */
    boolean reads(Source source) {
        return Optional.ofNullable(readers.get(source.template()))
                .filter(reader -> reader.platform().equals(source.platform()))
                .isPresent();
    }

    /** Runs one connection of a source that is read so. */
    Poll run(Source source, Cursor cursor, StreamReader.Sink sink) {
        String why = "could not store what " + source.id() + " brought: ";
        try {
            return java.util.Objects.requireNonNull(readers.get(source.template()))
                    .run(source, cursor, ways, sink);
        } catch (Hearing.MovedOn e) {
            why += "another daemon reads it as well";
        } catch (DataAccessException | TransactionException e) {
            why += "the database failed with " + kind(e) + "; look at its log and at the free space on the disk";
        } catch (RuntimeException e) {
            // The exception's own message may quote the post or a secret, so only its kind and place are told.
            LOG.error("could not read {}: {} at {}", source.id(), e.getClass().getName(), Readers.place(e));
            why = "could not read " + source.id() + ": the " + source.platform() + " reader failed with " + kind(e)
                    + ", which is a fault in Earshot; it will be tried again";
        }
        return new Poll.TryLater(Optional.empty(), why, null);
    }

    private static String kind(RuntimeException failure) {
        return failure.getClass().getSimpleName();
    }
}

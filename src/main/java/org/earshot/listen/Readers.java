package org.earshot.listen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.mention.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** All readers by platform; whatever a reader throws becomes a failed poll that says so. */
@Component
class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final Map<String, PlatformReader> readers = new HashMap<>();
    private final HookReaders hooks;
    private final StreamReaders streams;
    private final Meter meter;

    Readers(List<PlatformReader> all, HookReaders hooks, StreamReaders streams, Fetcher fetcher) {
        all.forEach(reader -> readers.put(reader.platform(), reader));
        this.hooks = hooks;
        this.streams = streams;
        this.meter = new Meter(fetcher);
    }

    /** True for a source that is polled, and for one that is pushed to where what was missed can be fetched. */
    boolean reads(Source source) {
        return !streams.reads(source)
                && hooks.of(source).map(hook -> hook.catchesUp(source)).orElse(true);
    }

    /** True for a source that is pushed to and can fetch what it missed. */
    boolean catchesUp(Source source) {
        return hooks.of(source).filter(hook -> hook.catchesUp(source)).isPresent();
    }

    /** Reads one page with the reader of the source's platform, and counts what that takes. */
    Meter.Metered<Poll> read(Source source, Cursor cursor) {
        return meter.count(() -> poll(source, cursor));
    }

    private Poll poll(Source source, Cursor cursor) {
        PlatformReader reader = readers.get(source.platform());
        if (reader == null) {
            return new Poll.Stop("could not read " + source.id() + ": Earshot has no reader for " + source.platform()
                    + "; remove the source or update Earshot");
        }
        try {
            return reader.read(source, cursor, meter.fetcher());
        } catch (RuntimeException e) {
            // The exception's own message may quote the post or a secret, so only its kind and place are told.
            LOG.error("could not read {}: {} at {}", source.id(), e.getClass().getName(), place(e));
            return new Poll.TryLater(
                    Optional.empty(),
                    "could not read " + source.id() + ": the " + source.platform() + " reader failed with "
                            + e.getClass().getSimpleName() + ", which is a fault in Earshot; it will be tried again",
                    null);
        }
    }

    /** Where a failure happened, without its message. */
    static String place(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.earshot."))
                .limit(3)
                .map(StackTraceElement::toString)
                .toList()
                .toString();
    }
}

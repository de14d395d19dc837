package org.earshot.listen.bluesky;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.earshot.listen.Cursor;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * A Jetstream server, which tells of every post on the network as it is written, and where its stream was left.
 *
 * @param base absolute, http or https, without a slash at the end
 * @param names where the names of accounts are asked for, in the same spelling
 */
record Jetstream(String base, String names) {
    private static final String SERVER = "https://jetstream2.us-east.bsky.network";
    private static final String NAMES = "https://public.api.bsky.app";
    private static final String PLACE = "place";
    private static final String TIME = "time_us";
    /** Events are sent again from so long before, because servers do not promise their order. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    /** The server of a source; nothing where one of its addresses is none. */
    static Optional<Jetstream> of(Source source) {
        return address(source.parameter("server").orElse(SERVER))
                .flatMap(base -> address(source.parameter("profiles-server").orElse(NAMES))
                        .map(names -> new Jetstream(base, names)));
    }

    private static Optional<String> address(String written) {
        String base = written.strip().replaceAll("/+$", "").replaceFirst("^(?i:ws)(?=s?://)", "http");
        try {
            URI address = new URI(base);
            boolean web = base.startsWith("https://") || base.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            return web && bare ? Optional.of(base) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The host as people see it. */
    String host() {
        return URI.create(base).getHost();
    }

    /** The cursor where it belongs to this server; times of another one are of another clock. */
    Cursor at(Cursor cursor) {
        boolean same = cursor.get(PLACE).filter(base::equals).isPresent();
        return same ? cursor : Cursor.START.with(PLACE, base);
    }

    /** The stream, from a little before the cursor on. */
    URI subscription(Cursor cursor) {
        Long left = left(cursor);
        String from = left == null ? "" : "&cursor=" + Math.max(1, left - OVERLAP.toNanos() / 1_000);
        return URI.create(base + "/subscribe?wantedCollections=" + RecordPost.COLLECTION + from);
    }

    /** The time of the last event that was stored, in microseconds since 1970 by the server's clock; null for none. */
    static @Nullable Long left(Cursor cursor) {
        return cursor.get(TIME)
                .filter(time -> time.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }

    /** The cursor behind an event. */
    static Cursor behind(Cursor cursor, long time) {
        return cursor.with(TIME, Long.toString(time));
    }
}

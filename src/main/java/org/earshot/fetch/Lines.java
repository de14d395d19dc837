package org.earshot.fetch;

/** Opens lines that stay open, with the manners of the {@link Fetcher}: the host's turn, redirects, never a private address. */
public interface Lines {
    /** Opens a stream of events (Server-Sent Events, WHATWG HTML section 9.2) with a GET. */
    Dialled events(Request request);

    /** Opens a WebSocket (RFC 6455) with a GET of a ws, wss, http or https address; only texts are taken. */
    Dialled socket(Request request);

    /** What came of opening a line. */
    sealed interface Dialled {
        /** It is open and must be closed. */
        record Open(Line line) implements Dialled {}

        /** It is not; a status of 200 says that what came is no stream. */
        record Refused(Answer answer) implements Dialled {}
    }
}

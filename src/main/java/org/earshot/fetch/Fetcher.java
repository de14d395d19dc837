package org.earshot.fetch;

/** Fetches with manners: paced by host, within limits, never from a private address unless allowed. */
public interface Fetcher {
    /** Asks, waits for the host's turn, and follows redirects of a GET; never throws for what the other side does. */
    Answer fetch(Request request);
}

package org.earshot.listen;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody sent to the address of a source, before anybody believed a word of it.
 *
 * @param method as HTTP names it, such as POST
 * @param address in full as the caller used it, with its query; behind a proxy it may differ from the public one
 * @param headers by name in any case
 * @param query decoded
 * @param body byte by byte as it came; signatures are over these bytes
 * @param receivedAt by our clock
 */
public record Delivery(
        String method,
        String address,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        byte[] body,
        Instant receivedAt) {
    /** Copies the headers, so that their names count without case. */
    public Delivery {
        Map<String, List<String>> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) ->
                any.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        headers = any;
        query = Map.copyOf(query);
    }

    /** A header that stands there once; one that is repeated says nothing that could be trusted. */
    public Optional<String> header(String name) {
        return once(headers.get(name));
    }

    /** A parameter of the query that stands there once. */
    public Optional<String> query(String name) {
        return once(query.get(name));
    }

    private static Optional<String> once(@org.jspecify.annotations.Nullable List<String> values) {
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    /** True for what brings something; a GET only asks whether we are there. */
    public boolean isPost() {
        return method.equals("POST");
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The method only: all the rest is the caller's and may hold a secret. */
    @Override
    public String toString() {
        return method + " of " + body.length + " bytes";
    }
}

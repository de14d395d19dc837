package org.earshot.console.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Reads an address of the queue that a form brings back; whatever else it holds, it leads nowhere but to the queue. */
final class QueueAddress {
    private static final int LONGEST = 2_000;

    private QueueAddress() {}

    /** The same queue, or the plain one where this is no address of it. */
    static String safe(@Nullable String address) {
        return filter(address).address("/");
    }

    /** What an address asks for. */
    static QueueFilter filter(@Nullable String address) {
        String query =
                address == null || !address.startsWith("/?") || address.length() > LONGEST ? "" : address.substring(2);
        try {
            return QueueFilter.of(
                    UriComponentsBuilder.newInstance()
                            .query(query)
                            .build()
                            .getQueryParams()
                            .toSingleValueMap()
                            .entrySet()
                            .stream()
                            .filter(part -> part.getValue() != null)
                            .collect(java.util.stream.Collectors.toMap(
                                    java.util.Map.Entry::getKey, part -> decoded(part.getValue()))));
        } catch (IllegalArgumentException broken) {
            return QueueFilter.of(java.util.Map.of());
        }
    }

    private static String decoded(String value) {
        return UriUtils.decode(value.replace('+', ' '), StandardCharsets.UTF_8);
    }
}

package org.earshot.listen;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code name=value&name=value} as a query or a form has it, in UTF-8. */
public final class FormFields {
    private static final int MOST = 1000;

    private FormFields() {}

    /**
     * The decoded values by name, in the order in which they stand.
     *
     * @return nothing for a broken escape, or for more than 1,000 fields
     */
    public static Optional<Map<String, List<String>>> parse(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String[] pairs = encoded.split("&", MOST + 1);
        if (pairs.length > MOST) {
            return Optional.empty();
        }
        try {
            for (String pair : pairs) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    fields.computeIfAbsent(decoded(name), key -> new ArrayList<>())
                            .add(decoded(value));
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

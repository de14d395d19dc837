package org.earshot.listen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON that nobody can vouch for: what is broken, too deep or of another type is absent, never an exception. */
public final class Json {
    private static final int DEEPEST = 200;
    private static final int LONGEST_TEXT = 5_000_000;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .build());
        return mapper;
    }

    /** The value that the text is; nothing for a text that is empty, cut off, nested deeper than 200, or no JSON at all. */
    public static Optional<JsonNode> parse(String text) {
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return Optional.ofNullable(MAPPER.readTree(bare)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A text or a number as text, null where there is none or it is blank. */
    public static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isTextual() && !value.isNumber()) {
            return null;
        }
        return value.asText().isBlank() ? null : value.asText();
    }

    /** A whole number, also one written as a text; null where there is none. */
    public static @Nullable Long number(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.asLong();
        }
        if (value.isTextual() && value.asText().matches("-?\\d{1,18}")) {
            return Long.parseLong(value.asText());
        }
        return null;
    }

    /** A time with a zone as ISO 8601 writes it, null where there is none or it lies outside the years 1970 to 9999. */
    public static @Nullable Instant time(JsonNode node, String name) {
        String written = text(node, name);
        if (written == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(written).toInstant();
            return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** An absolute http or https address, null for anything else. */
    public static @Nullable String address(JsonNode node, String name) {
        String written = text(node, name);
        if (written == null) {
            return null;
        }
        try {
            URI address = new URI(written.strip());
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
            return web ? address.toString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

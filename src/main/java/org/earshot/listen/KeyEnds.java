package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.fetch.Headers;
import org.earshot.mention.Source;

/** Finds out until when a key is good, where its platform or the key itself tells. */
final class KeyEnds {
    /** GitHub's, such as {@code 2026-12-31 10:00:00 UTC}; its copies name it alike. */
    private static final String HEADER = "github-authentication-token-expiration";

    private static final Pattern SIGNED_TOKEN = Pattern.compile("(?:Bearer )?ey[\\w-]+\\.(ey[\\w-]+)\\.[\\w-]*");
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private KeyEnds() {}

    /** What the headers of an answer say of the key that was used. */
    static Optional<Instant> told(Headers headers) {
        return headers.first(HEADER).flatMap(LooseTime::read);
    }

    /** The earliest end of the keys among a source's parameters that are signed tokens (RFC 7519), which say so themselves. */
    static Optional<Instant> of(Source source) {
        return source.parameters().values().stream().flatMap(KeyEnds::ofToken).min(Instant::compareTo);
    }

    private static Stream<Instant> ofToken(String value) {
        var match = SIGNED_TOKEN.matcher(value);
        if (!match.matches()) {
            return Stream.empty();
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(match.group(1));
            return Json.parse(new String(claims, StandardCharsets.UTF_8)).map(node -> node.path("exp")).stream()
                    .filter(JsonNode::isNumber)
                    .map(exp -> Instant.ofEpochSecond(exp.asLong()))
                    .filter(end -> end.isAfter(EARLIEST) && end.isBefore(LATEST));
        } catch (IllegalArgumentException e) {
            // It looked like a token and is none.
            return Stream.empty();
        }
    }
}

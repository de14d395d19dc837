package org.earshot.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What came of a request; nothing about the other side is ever an exception. */
public sealed interface Answer {
    /**
     * The other side answered, with whatever status.
     *
     * @param status HTTP status
     * @param headers its headers
     * @param body decompressed, within the limit; empty for none
     * @param address where it came from after redirects
     */
    record Answered(int status, Headers headers, byte[] body, URI address) implements Answer {
        private static final ObjectMapper JSON = new ObjectMapper();

        /** True for 200 to 299. */
        public boolean ok() {
            return status >= 200 && status < 300;
        }

        /** The body read as UTF-8. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** The body read as JSON; a missing node for anything else, such as a page of HTML. */
        public JsonNode json() {
            try {
                JsonNode tree = JSON.readTree(body);
                return tree == null ? MissingNode.getInstance() : tree;
            } catch (IOException e) {
                return MissingNode.getInstance();
            }
        }

        /** Status and place only: headers, body and query may hold what nobody shall read. */
        @Override
        public String toString() {
            return status + " from " + Spoken.address(address);
        }

        /** What makes the next request conditional. */
        public Validators validators() {
            return new Validators(
                    headers.first("ETag").orElse(null),
                    headers.first("Last-Modified").orElse(null));
        }
    }

    /**
     * There is no answer.
     *
     * @param kind why
     * @param why a sentence for people, with the host and without secrets
     * @param retryAfter how long to wait at least, where somebody said so
     */
    record Unanswered(Kind kind, String why, Optional<Duration> retryAfter) implements Answer {}

    /** Why there is no answer. */
    enum Kind {
        /** Could not connect, or the line broke, or the body was cut off. */
        NETWORK,
        /** Took longer than allowed. */
        TIMEOUT,
        /** Larger than allowed, or compressed beyond reason. */
        TOO_LARGE,
        /** Not an address that may be fetched: a private one, another scheme, nonsense. */
        FORBIDDEN_ADDRESS,
        /** robots.txt says no. */
        ROBOTS,
        /** Too many redirects, or one that leads where it must not. */
        REDIRECT
    }
}

package org.earshot.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;

/**
 * An error of Meta's Graph API. Its code tells more than the status, which is 400 or 403 for nearly everything, limits among them.
 *
 * @param status the HTTP status that it came with
 * @param code Meta's number for it, -1 for none
 * @param subcode a finer number, -1 for none
 * @param passing true where Meta says that it passes
 * @param message in Meta's words, which may quote the token
 */
public record GraphError(int status, int code, int subcode, boolean passing, String message) {
    private static final Set<Integer> LIMITS = Set.of(4, 17, 32, 341, 613);
    private static final Set<Integer> KEYS = Set.of(102, 190, 463, 467);
    private static final int NO_SUCH_OBJECT = 33;

    /** What an error asks for. */
    public enum Kind {
        /** Too many requests: wait. */
        LIMIT,
        /** Meta has trouble: try again. */
        BUSY,
        /** The token is wrong, expired or revoked. */
        KEY,
        /** The token lacks a permission. */
        PERMISSION,
        /** What is asked for does not exist, or this token cannot see it: Meta does not tell which. */
        GONE,
        /** The account may not act for a while, because of the rules. */
        BLOCKED,
        /** Anything else that waiting does not mend. */
        OTHER
    }

    /** The error in an answer, whatever its status; empty where its body is none of Meta's errors. */
    public static Optional<GraphError> of(Answer.Answered answered) {
        JsonNode error = answered.json().path("error");
        return error.isObject() && error.path("code").isNumber()
                ? Optional.of(new GraphError(
                        answered.status(),
                        error.path("code").asInt(-1),
                        error.path("error_subcode").asInt(-1),
                        error.path("is_transient").asBoolean(false),
                        error.path("message").asText("")))
                : Optional.empty();
    }

    /** What it asks for. */
    public Kind kind() {
        if (LIMITS.contains(code) || (code >= 80000 && code <= 80014) || status == 429) {
            return Kind.LIMIT;
        }
        if (code == 1 || code == 2 || passing || status >= 500) {
            return Kind.BUSY;
        }
        if (KEYS.contains(code)) {
            return Kind.KEY;
        }
        if (code == 3 || code == 10 || (code >= 200 && code <= 299)) {
            return Kind.PERMISSION;
        }
        if (code == 803 || (code == 100 && subcode == NO_SUCH_OBJECT)) {
            return Kind.GONE;
        }
        return code == 368 ? Kind.BLOCKED : Kind.OTHER;
    }

    /** Status and code, as people see them. */
    public String named() {
        return status + ", code " + code + (subcode < 0 ? "" : "/" + subcode);
    }
}

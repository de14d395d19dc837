package org.earshot.fetch.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.earshot.fetch.Answer;

/** Reads the errors that all of Google's APIs share: {@code {"error":{code, message, status, errors[], details[]}}}. */
public final class GoogleError {
    /** Reasons of a 403 that end by themselves; Google gives them with 403 on older APIs and with 429 on newer ones. */
    private static final Set<String> QUOTA = Set.of(
            "ratelimitexceeded",
            "userratelimitexceeded",
            "quotaexceeded",
            "dailylimitexceeded",
            "rate_limit_exceeded",
            "resource_exhausted");

    /** What the token server says of a key that it does not take, mostly with 400. */
    private static final Set<String> KEY =
            Set.of("invalid_grant", "invalid_client", "unauthorized_client", "deleted_client");

    private static final int LONGEST = 200;

    private GoogleError() {}

    /**
     * The same answer with the status that it means: an error that came with 200 gets its own code, a quota that is used up is 429, a
     * key that is not taken 401.
     */
    static Answer meant(Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) {
            return answer;
        }
        JsonNode error = answered.json().path("error");
        int status = status(answered.status(), error);
        return status == answered.status()
                ? answered
                : new Answer.Answered(status, answered.headers(), answered.body(), answered.address());
    }

    private static int status(int status, JsonNode error) {
        if (status >= 500 || error.isMissingNode() || error.isNull()) {
            return status;
        }
        if (error.isTextual()) {
            return KEY.contains(error.asText()) ? 401 : status < 400 ? 400 : status;
        }
        int code = error.path("code").asInt(status);
        int said = status >= 400 ? status : code >= 400 && code < 600 ? code : 500;
        return said == 403 && reasons(error).anyMatch(QUOTA::contains) ? 429 : said;
    }

    private static Stream<String> reasons(JsonNode error) {
        Stream<JsonNode> places = Stream.concat(list(error.path("errors")), list(error.path("details")));
        return Stream.concat(
                        Stream.of(error.path("status").asText("")),
                        places.map(place -> place.path("reason").asText("")))
                .map(reason -> reason.toLowerCase(Locale.ROOT));
    }

    private static Stream<JsonNode> list(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** What an answer gives as the reason, in Google's words, on one line and not longer than 200 characters; empty for nothing. */
    public static String words(Answer.Answered answered) {
        JsonNode error = answered.json().path("error");
        String said = error.isTextual()
                ? error.asText()
                : error.path("message").asText(error.path("status").asText(""));
        String line = said.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}

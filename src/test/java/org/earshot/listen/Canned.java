package org.earshot.listen;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** Answers by address from memory, and remembers what it was asked; for tests of what a reader makes of a body. */
public final class Canned implements Fetcher {
    /** What it was asked, in order. */
    public final List<Request> asked = new ArrayList<>();

    private final Map<String, Answer> answers = new HashMap<>();

    /** Answers an address with 200 and this body. */
    public Canned with(String address, String contentType, byte[] body) {
        return with(address, 200, Map.of("Content-Type", contentType), body);
    }

    /** Answers an address with 200 and this text in UTF-8. */
    public Canned with(String address, String contentType, String body) {
        return with(address, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers an address with all of this. */
    public Canned with(String address, int status, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        answers.put(address, new Answer.Answered(status, new Headers(all), body, URI.create(address)));
        return this;
    }

    /** Answers an address with no answer. */
    public Canned silent(String address, Answer.Kind kind, String why) {
        answers.put(address, new Answer.Unanswered(kind, why, Optional.empty()));
        return this;
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        return answers.getOrDefault(
                request.address().toString(),
                new Answer.Answered(404, new Headers(Map.of()), new byte[0], request.address()));
    }
}

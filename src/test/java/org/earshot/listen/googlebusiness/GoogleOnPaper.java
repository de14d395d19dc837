package org.earshot.listen.googlebusiness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;

/** Lists reviews as Google does, the latest change first, up to 50 on a page; an answer lifts nothing. */
final class GoogleOnPaper implements Fetcher {
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Pattern LIST =
            Pattern.compile(".*/accounts/1/locations/(\\d+)/reviews\\?pageSize=(\\d+).*?(?:pageToken=p(\\d+))?");

    final List<Request> asked = new ArrayList<>();
    private final Map<String, Integer> written = new TreeMap<>();
    final Map<String, Instant> answered = new TreeMap<>();
    final Map<String, Integer> closed = new TreeMap<>();
    /** What the sign-in answers. */
    Page token = new Page(200, "{\"access_token\":\"t\",\"expires_in\":3599}");

    /** How many pages it has forgotten the names of. */
    int forgets;

    void write(String location, int upTo) {
        written.put(location, upTo);
    }

    /** Reviews are six hours apart. */
    Instant time(int number) {
        return START.minus(Duration.ofDays(60)).plus(Duration.ofHours(6L * number));
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        Page page = request.address().getPath().endsWith("/token")
                ? token
                : list(request.address().toString());
        return new Answer.Answered(
                page.status(), new Headers(Map.of()), page.body().getBytes(StandardCharsets.UTF_8), request.address());
    }

    private Page list(String address) {
        Matcher asks = LIST.matcher(address);
        if (!asks.matches() || closed.containsKey(asks.group(1))) {
            return new Page(asks.matches() ? closed.getOrDefault(asks.group(1), 404) : 404, "{}");
        }
        if (asks.group(3) != null && forgets > 0) {
            forgets--;
            return new Page(400, "{}");
        }
        String location = asks.group(1);
        int top = asks.group(3) == null ? written.getOrDefault(location, 0) : Integer.parseInt(asks.group(3));
        int below = Math.max(0, top - Integer.parseInt(asks.group(2)));
        String reviews = IntStream.iterate(top, number -> number > below, number -> number - 1)
                .mapToObj(number -> review(location, number))
                .collect(Collectors.joining(","));
        String next = below > 0 ? ",\"nextPageToken\":\"p" + below + "\"" : "";
        return new Page(200, "{\"reviews\":[" + reviews + "]" + next + "}");
    }

    private String review(String location, int number) {
        Instant at = answered.get(location + "/r" + number);
        String reply = at == null ? "" : ",\"reviewReply\":{\"comment\":\"Sorry\",\"updateTime\":\"" + at + "\"}";
        return "{\"reviewId\":\"r" + number + "\",\"starRating\":\"ONE\",\"comment\":\"acme\",\"createTime\":\""
                + time(number) + "\",\"updateTime\":\"" + time(number) + "\"" + reply + "}";
    }

    record Page(int status, String body) {}
}

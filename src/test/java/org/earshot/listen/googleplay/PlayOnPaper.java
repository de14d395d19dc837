package org.earshot.listen.googleplay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Headers;
import org.earshot.fetch.Request;
import org.jspecify.annotations.Nullable;

/** Lists reviews as Google Play does: those that their authors changed within seven days, the latest change first, 100 on a page. */
final class PlayOnPaper implements Fetcher {
    final List<Request> asked = new ArrayList<>();
    final List<Review> reviews = new ArrayList<>();
    Instant now = Instant.parse("2026-06-01T00:00:00Z");
    /** What is answered to the next list instead. */
    Optional<Answered> instead = Optional.empty();

    private final ObjectMapper json = new ObjectMapper();

    record Answered(int status, String body) {}

    record Review(
            String id, Instant said, int stars, @Nullable Instant answered) {}

    void add(String id, Instant said) {
        reviews.add(new Review(id, said, 1, null));
    }

    /** Changes a review's stars. */
    void edit(String id, int stars, Instant at) {
        reviews.replaceAll(one -> one.id().equals(id) ? new Review(id, at, stars, one.answered()) : one);
    }

    /** Answers a review in the Play Console. */
    void answer(String id, Instant at) {
        reviews.replaceAll(one -> one.id().equals(id) ? new Review(id, one.said(), one.stars(), at) : one);
    }

    long lists() {
        return asked.stream()
                .filter(request -> request.address().getPath().endsWith("/reviews"))
                .count();
    }

    @Override
    public Answer fetch(Request request) {
        asked.add(request);
        if (request.address().getPath().endsWith("/token")) {
            return answered(request, 200, "{\"access_token\":\"t\",\"expires_in\":3599}");
        }
        if (instead.isPresent()) {
            Answered other = instead.get();
            instead = Optional.empty();
            return answered(request, other.status(), other.body());
        }
        Matcher token = Pattern.compile("[?&]token=p(\\d+)")
                .matcher(String.valueOf(request.address().getQuery()));
        return answered(request, 200, page(token.find() ? Integer.parseInt(token.group(1)) : 0));
    }

    private String page(int from) {
        List<Review> listed = reviews.stream()
                .filter(one -> one.said().isAfter(now.minus(Duration.ofDays(7))))
                .sorted(Comparator.comparing(Review::said).reversed())
                .toList();
        int to = Math.min(from + 100, listed.size());
        ObjectNode page = json.createObjectNode();
        ArrayNode list = page.putArray("reviews");
        listed.subList(Math.min(from, to), to).forEach(one -> list.add(written(one)));
        if (to < listed.size()) {
            page.putObject("tokenPagination").put("nextPageToken", "p" + to);
        }
        return page.toString();
    }

    private ObjectNode written(Review one) {
        ObjectNode node = json.createObjectNode().put("reviewId", one.id()).put("authorName", "Ann");
        ArrayNode comments = node.putArray("comments");
        ObjectNode said = comments.addObject().putObject("userComment");
        said.put("text", "\tacme " + one.id()).put("starRating", one.stars());
        said.putObject("lastModified").put("seconds", String.valueOf(one.said().getEpochSecond()));
        Instant answered = one.answered();
        if (answered != null) {
            ObjectNode answer =
                    comments.addObject().putObject("developerComment").put("text", "Sorry");
            answer.putObject("lastModified").put("seconds", String.valueOf(answered.getEpochSecond()));
        }
        return node;
    }

    private static Answer answered(Request request, int status, String body) {
        return new Answer.Answered(
                status, new Headers(Map.of()), body.getBytes(StandardCharsets.UTF_8), request.address());
    }
}

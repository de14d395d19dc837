package org.earshot.respond.appstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.Sessions;
import org.earshot.fetch.appstore.AppStoreKey;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.earshot.respond.Unsent;
import org.jspecify.annotations.Nullable;

/** The responses to an app's reviews, as App Store Connect keeps them. */
final class Responses {
    private static final String SERVER = "https://api.appstoreconnect.apple.com";

    private final Source source;
    private final ObjectMapper json;
    private final AppStoreKey key;
    private final Fetcher fetcher;
    private final Instant now;

    /** Those that a source's key may read and write. */
    Responses(Source source, ObjectMapper json, Sessions sessions, Fetcher fetcher, Instant now) {
        this.source = source;
        this.json = json;
        this.key = new AppStoreKey(source.parameter("issuer"), source.need("key-id"), source.need("key"), sessions);
        this.fetcher = fetcher;
        this.now = now;
    }

    /** True where the source's key is one. */
    boolean usable() {
        return key.token(now).isPresent();
    }

    /** What stands under a review. */
    sealed interface Seen {
        /** A response. */
        record Response(String id, String text) implements Seen {}

        /** Nothing. */
        record Nothing() implements Seen {}

        /** It could not be found out. */
        record Unknown(Outcome why) implements Seen {}
    }

    /** The app that the key answers for, compared with the one that the source names. */
    Standing standing() {
        if (!usable()) {
            return new Standing.MayNot(unusable(source));
        }
        String wanted = source.need("account").strip();
        String app = source.need("app").strip().replaceFirst("^id", "");
        Answer answer = ask(get("/v1/apps/" + encoded(app)));
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Standing.MayNot("the key of source " + source.id() + " knows no app " + Texts.cut(app, 100)
                    + " (404); correct app, or give it the key of the team whose app that is");
        }
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return Standing.of(answer, trouble.get(), "App Store Connect");
        }
        String found = Texts.clean(ReplyAnswers.tree(answer)
                .path("data")
                .path("attributes")
                .path("bundleId")
                .asText(""));
        if (found.isEmpty()) {
            return Standing.of(answer, Unsent.unreadable((Answer.Answered) answer, "an app"), "App Store Connect");
        }
        return found.equalsIgnoreCase(wanted)
                ? new Standing.May(found)
                : new Standing.MayNot("the key of source " + source.id() + " answers for the app "
                        + Texts.cut(found, 200) + " and not for " + wanted + "; correct app or account");
    }

    static String unusable(Source source) {
        return "the key of source " + source.id()
                + " is not a private key of App Store Connect; give it the whole text of the .p8 file";
    }

    /** Looks what stands under a review now. */
    Seen look(String review) {
        Answer answer = ask(get("/v1/customerReviews/" + encoded(review) + "/response"));
        if (answer instanceof Answer.Answered answered && answered.status() == 404) {
            return new Seen.Nothing();
        }
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return new Seen.Unknown(trouble.get());
        }
        JsonNode body = ReplyAnswers.tree(answer);
        JsonNode data = body.path("data");
        if (body.has("data") && data.isNull()) {
            return new Seen.Nothing();
        }
        String id = data.path("id").asText("");
        String text = data.path("attributes").path("responseBody").asText("");
        return id.isEmpty()
                ? new Seen.Unknown(Unsent.unreadable((Answer.Answered) answer, "a response"))
                : new Seen.Response(id, text);
    }

    /** Writes the response; where one stands there already, it takes its place. */
    Outcome post(String review, String text, @Nullable String url) {
        Map<String, Object> named = Map.of("data", Map.of("type", "customerReviews", "id", review));
        Map<String, Object> response = Map.of(
                "type",
                "customerReviewResponses",
                "attributes",
                Map.of("responseBody", text),
                "relationships",
                Map.of("review", named));
        byte[] body = json.valueToTree(Map.of("data", response)).toString().getBytes(StandardCharsets.UTF_8);
        Answer answer =
                ask(Request.post(URI.create(server() + "/v1/customerReviewResponses"), "application/json", body));
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        String id = ReplyAnswers.tree(answer).path("data").path("id").asText("");
        return id.isEmpty()
                ? Unsent.unreadable((Answer.Answered) answer, "a response")
                : new Outcome.Sent(Texts.cut(id, 700), url);
    }

    private Request get(String path) {
        return Request.get(URI.create(server() + path));
    }

    private Answer ask(Request request) {
        String token = key.token(now).orElseThrow();
        Answer answer =
                fetcher.fetch(request.header("Accept", "application/json").header("Authorization", "Bearer " + token));
        if (answer instanceof Answer.Answered answered && answered.status() == 401) {
            key.refused(token);
        }
        return answer;
    }

    private String server() {
        return source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
    }

    private String refusal(Answer.Answered answered) {
        return switch (answered.status()) {
            case 401 ->
                "App Store Connect does not know our key (401); correct issuer, key-id and key of source "
                        + source.id();
            case 403 ->
                "our key may not answer reviews (403); give the key of source " + source.id()
                        + " the role Customer Support, or accept the agreements that wait in App Store Connect";
            case 404, 410 -> "the review is gone (" + answered.status() + ")";
            default -> "App Store Connect refuses this response (" + answered.status() + "): " + detail(answered);
        };
    }

    private String detail(Answer answer) {
        JsonNode error = ReplyAnswers.tree(answer).path("errors").path(0);
        String said = error.path("detail").asText(error.path("code").asText("no reason given"));
        return ReplyAnswers.words(said);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

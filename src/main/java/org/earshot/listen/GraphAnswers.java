package org.earshot.listen;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.earshot.fetch.Answer;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.fetch.meta.GraphError;
import org.earshot.fetch.meta.GraphUsage;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/** What an answer of Meta's Graph API means for a source; Facebook and Instagram speak the same language. */
public final class GraphAnswers {
    /** Of an address that Meta gives for the next page only these are taken: the rest may be the token, or lead elsewhere. */
    private static final Set<String> PAGING = Set.of("after", "until", "__paging_token", "offset");

    private GraphAnswers() {}

    /** Why an answer cannot be read on; empty for one that holds no error. */
    public static Optional<Poll> trouble(Answer answer, Source source, Instant now) {
        if (!(answer instanceof Answer.Answered answered)) {
            return Answers.trouble(answer, source, now);
        }
        Optional<GraphError> error = GraphError.of(answered);
        return error.isPresent()
                ? Optional.of(meaning(answered, error.get(), source, now))
                : Answers.trouble(answered, source, now);
    }

    private static Poll meaning(Answer.Answered answered, GraphError error, Source source, Instant now) {
        String said = Answers.host(answered) + " answered " + error.named();
        return switch (error.kind()) {
            case LIMIT -> later(answered, said + " (too many requests)", now);
            case BUSY -> later(answered, said + " (out of order)", now);
            case BLOCKED ->
                later(answered, said + " (the account is blocked for a while because of Meta's rules)", now);
            case KEY ->
                new Poll.Stop(said + ": the token of source " + source.id()
                        + " is wrong, expired or revoked; make a new one and resume the source");
            case PERMISSION ->
                new Poll.Stop(
                        said + ": the token of source " + source.id()
                                + " may not read this; give it the permissions that the platform's page names and resume the source");
            case GONE ->
                new Poll.Stop(said + ": what source " + source.id()
                        + " reads does not exist, or its token cannot see it; correct its id and resume the source");
            case OTHER ->
                new Poll.Stop(said + ": it does not accept what source " + source.id()
                        + " asks for; check its parameters, version among them, and resume it");
        };
    }

    private static Poll later(Answer.Answered answered, String why, Instant now) {
        return new Poll.TryLater(GraphUsage.regained(answered.headers(), now), why, budget(answered, now));
    }

    /** True for an error about the request itself, such as a page of a list that is not known any more. */
    public static boolean isObjection(Answer answer) {
        return answer instanceof Answer.Answered answered
                && GraphError.of(answered)
                        .filter(error -> error.kind() == GraphError.Kind.OTHER || error.kind() == GraphError.Kind.GONE)
                        .isPresent();
    }

    /** True where Meta says that what was asked for does not exist, or cannot be seen with this token. */
    public static boolean isGone(Answer answer) {
        return answer instanceof Answer.Answered answered
                && GraphError.of(answered)
                        .filter(error -> error.kind() == GraphError.Kind.GONE)
                        .isPresent();
    }

    /** What is left of our allowance in percent, null where the answer does not say. */
    public static Poll.@Nullable Budget budget(Answer.Answered answered, Instant now) {
        return GraphUsage.of(answered.headers(), now)
                .map(limit -> new Poll.Budget(limit.left(), limit.limit(), limit.resetsAt()))
                .orElse(null);
    }

    /** True where a long walk should make a pause: Meta asks to slow down at 80 percent. */
    public static boolean isTight(Poll.@Nullable Budget budget) {
        return budget != null && budget.left() <= 20;
    }

    /** The object that an answer holds; empty for anything else. */
    public static Optional<JsonNode> object(Answer.Answered answered) {
        return Json.parse(answered.text()).filter(JsonNode::isObject);
    }

    /** The piece of a query that asks for the page below a list, null where there is none. */
    public static @Nullable String below(JsonNode list) {
        String next = Json.text(list.path("paging"), "next");
        if (next == null) {
            return null;
        }
        String after = Json.text(list.path("paging").path("cursors"), "after");
        return after == null ? pieces(next) : "after=" + GraphDoor.encoded(after);
    }

    private static @Nullable String pieces(String next) {
        try {
            String query = Optional.ofNullable(new URI(next).getRawQuery()).orElse("");
            List<String> kept = new ArrayList<>();
            for (String piece : query.split("&", -1)) {
                if (PAGING.contains(piece.replaceFirst("=.*", ""))) {
                    kept.add(piece);
                }
            }
            return kept.isEmpty() ? null : String.join("&", kept);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

package org.earshot.listen.reddit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one read needs to ask Reddit.
 *
 * @param source what is read
 * @param door the way there
 * @param now the present
 */
record Ask(Source source, RedditDoor door, Instant now) {
    /** What Reddit says to a request for a listing. */
    sealed interface Said {
        /**
         * A page of a listing.
         *
         * @param things what is on it, newest first
         * @param refused one sentence for each item that is no thing we know
         * @param after where the next page begins, null for the last one
         * @param budget what Reddit says about our allowance
         */
        record Page(
                List<Thing> things,
                List<String> refused,
                @Nullable String after,
                Poll.@Nullable Budget budget) implements Said {}

        /** No listing. */
        record Nothing(Poll why) implements Said {}
    }

    Said list(String path) {
        Answer answer = plain(door.get(path));
        Optional<Poll> trouble = answer instanceof Answer.Answered answered
                ? refusal(answered).or(() -> Answers.trouble(answered, source, now))
                : Answers.trouble(answer, source, now);
        if (trouble.isPresent()) {
            return new Said.Nothing(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) answer;
        JsonNode listing = Json.parse(answered.text())
                .map(body -> body.path("data"))
                .filter(data -> data.path("children").isArray())
                .orElse(null);
        return listing == null
                ? new Said.Nothing(Answers.unreadable(answered, "a listing of Reddit's"))
                : page(listing, answered);
    }

    private Said page(JsonNode listing, Answer.Answered answered) {
        List<Thing> things = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode child : listing.path("children")) {
            // Reddit leads a search in a community that does not exist to a list of communities with such a name.
            if (child.path("kind").asText().equals("t5")) {
                return new Said.Nothing(new Poll.Stop(
                        "there is no such community: check subreddit in source " + source.id() + " and resume it"));
            }
            Thing.of(child).ifPresentOrElse(things::add, () -> refused.add("an item of Reddit has no usable name"));
        }
        return new Said.Page(things, refused, Json.text(listing, "after"), Answers.budget(answered, now));
    }

    /** An error may come with status 200; its body then says which. */
    private static Answer plain(Answer answer) {
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return answer;
        }
        Long error = Json.parse(answered.text())
                .map(body -> Json.number(body, "error"))
                .orElse(null);
        return error == null || error < 400 || error > 599
                ? answer
                : new Answer.Answered(error.intValue(), answered.headers(), answered.body(), answered.address());
    }

    private Optional<Poll> refusal(Answer.Answered answered) {
        String said = Answers.host(answered) + " answered " + answered.status();
        if (answered.status() == 401) {
            return Optional.of(
                    new Poll.Stop(said + " (not signed in): check client-id, client-secret and how the account"
                            + " signs in, in source " + source.id() + ", and resume it"));
        }
        if (answered.status() != 403 && answered.status() != 404) {
            return Optional.empty();
        }
        String reason = Json.parse(answered.text())
                .map(body -> Json.text(body, "reason"))
                .filter(word -> word.matches("[a-z_ ]{1,40}"))
                .orElse(null);
        if (reason != null) {
            return Optional.of(new Poll.Stop(said + ": the community is " + reason
                    + "; let the account join it or take it out of source " + source.id() + ", and resume it"));
        }
        return answered.status() == 404
                ? Optional.empty()
                : Optional.of(new Poll.Stop(said + " (forbidden): the app of source " + source.id()
                        + " may not read this; allow it what Reddit's page in routes names and resume the source"));
    }
}

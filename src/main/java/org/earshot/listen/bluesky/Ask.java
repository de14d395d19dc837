package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.listen.Answers;
import org.earshot.listen.Json;
import org.earshot.listen.Poll;
import org.earshot.mention.Source;

/**
 * Everything that one read needs to ask its server.
 *
 * @param source what is read
 * @param settings what it says about itself
 * @param fetcher the way to the server
 * @param now the present
 */
record Ask(Source source, Settings settings, Fetcher fetcher, Instant now) {
    /** The next page of a walk, which may depend on who is signed in. */
    Poll page(XrpcDoor door, Function<XrpcDoor.Caller, Walk> walks) {
        XrpcDoor.Said said =
                door.call(settings.account(), fetcher, caller -> Optional.of(request(walks.apply(caller))));
        if (said instanceof XrpcDoor.Said.Told told) {
            return page(walks.apply(told.caller()), told);
        }
        if (said instanceof XrpcDoor.Said.Shut shut) {
            return trouble(shut.answer())
                    .orElseGet(() -> Answers.unreadable((Answer.Answered) shut.answer(), "a session"));
        }
        throw new IllegalStateException("a reader asks as whoever is signed in");
    }

    private Request request(Walk walk) {
        return Request.get(settings.account().method(walk.method())).header("Accept", "application/json");
    }

    private Poll page(Walk walk, XrpcDoor.Said.Told told) {
        Optional<Poll> trouble = trouble(told.answer());
        if (trouble.isPresent()) {
            boolean lost = XrpcDoor.requestAtFault(told.answer());
            Optional<Poll> anew = lost ? walk.lost(now).map(page -> page) : Optional.empty();
            return anew.orElse(trouble.get());
        }
        Answer.Answered answered = (Answer.Answered) told.answer();
        JsonNode body = Json.parse(answered.text()).orElseGet(MissingNode::getInstance);
        if (!body.path(walk.lane().field()).isArray()) {
            return Answers.unreadable(answered, "a list of " + walk.lane().field());
        }
        List<JsonNode> items = new ArrayList<>();
        body.path(walk.lane().field()).forEach(items::add);
        Walk.Step step = walk.behind(Views.seen(items, Json.text(body, "cursor")), now);
        Views views = Views.of(items, reading(answered, walk, told.caller()));
        Poll.Budget budget = Answers.budget(answered, now);
        return new Poll.Page(views.posts(), views.refused(), step.next(), step.more(), null, budget, views.gone());
    }

    private Views.Reading reading(Answer.Answered answered, Walk walk, XrpcDoor.Caller caller) {
        return new Views.Reading(
                Answers.host(answered),
                caller.did(),
                (did, handle) -> settings.speaksAs(caller, did, handle),
                walk.floor().orElse(null));
    }

    /** What keeps an answer from being read, with a cure. */
    Optional<Poll> trouble(Answer answer) {
        if (answer instanceof Answer.Answered answered) {
            String said = Answers.host(answered) + " answered " + answered.status();
            String resume = " of source " + source.id() + " and resume it";
            if (XrpcDoor.tokenAtFault(answered)) {
                return Optional.of(new Poll.Stop(said + " (not signed in): write the account's handle and a valid app"
                        + " password into identifier and password" + resume));
            }
            if (answered.status() == 403) {
                return Optional.of(new Poll.Stop(said + " (forbidden): the account may not read this; check"
                        + " identifier and password" + resume));
            }
            if (XrpcDoor.error(answered).equals("AuthFactorTokenRequired")) {
                return Optional.of(new Poll.Stop(said + ": the account asks for a code by e-mail; write an app password"
                        + " into password" + resume));
            }
        }
        return Answers.trouble(answer, source, now);
    }
}

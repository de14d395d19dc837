package org.earshot.respond.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.mention.Outcome;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server as the account that answers, and as no other: who is signed in is compared with whom the source names before anything
 * goes out.
 *
 * @param door signs the requests
 * @param account who signs in, and where
 * @param name whom the source answers as, null where it does not say
 * @param fetcher the way to the server
 * @param refusals reads what the server says
 */
record Desk(
        XrpcDoor door, XrpcDoor.Account account, @Nullable String name, Fetcher fetcher, Refusals refusals) {
    /** What a server said. */
    sealed interface Said {
        /** What was asked for. */
        record Body(XrpcDoor.Caller caller, JsonNode json) implements Said {}

        /**
         * Not what was asked for.
         *
         * @param outcome what that means for the reply
         * @param absent true where there is no such thing, which need not end the attempt
         */
        record No(Outcome outcome, boolean absent) implements Said {}
    }

    /** Names what is asked for, which may depend on the account that is signed in. */
    @FunctionalInterface
    interface Query {
        /** Names and values by turns. */
        String[] by(XrpcDoor.Caller caller);
    }

    /** Makes a body, which may name the account that is signed in. */
    @FunctionalInterface
    interface Body {
        /** The body. */
        JsonNode by(XrpcDoor.Caller caller);
    }

    /** Asks for something. */
    Said get(String method, Query query) {
        return ask(caller ->
                Request.get(account.method(method + written(query.by(caller)))).header("Accept", "application/json"));
    }

    /** Has something done. */
    Said post(String method, Body body) {
        return ask(caller -> Request.post(
                account.method(method),
                "application/json",
                body.by(caller).toString().getBytes(StandardCharsets.UTF_8)));
    }

    private interface Making {
        Request by(XrpcDoor.Caller caller);
    }

    private Said ask(Making making) {
        XrpcDoor.Said said = door.call(
                account, fetcher, caller -> isOurs(caller) ? Optional.of(making.by(caller)) : Optional.empty());
        if (said instanceof XrpcDoor.Said.Told told) {
            return read(told);
        }
        if (said instanceof XrpcDoor.Said.Unasked unasked) {
            return no(new Outcome.Refused(stranger(unasked.caller())));
        }
        return no(shut(((XrpcDoor.Said.Shut) said).answer()));
    }

    /** Signs in and asks for nothing. */
    Standing standing() {
        XrpcDoor.Said said = door.call(account, fetcher, caller -> Optional.empty());
        if (said instanceof XrpcDoor.Said.Unasked unasked) {
            return isOurs(unasked.caller())
                    ? new Standing.May(
                            "@" + Texts.cut(Texts.clean(unasked.caller().handle()), 300))
                    : new Standing.MayNot(stranger(unasked.caller()));
        }
        Answer answer = ((XrpcDoor.Said.Shut) said).answer();
        return Standing.of(answer, shut(answer), "the server");
    }

    private boolean isOurs(XrpcDoor.Caller caller) {
        return name == null || caller.is(name);
    }

    private String stranger(XrpcDoor.Caller caller) {
        return "the source answers as " + name + ", but signs in as " + caller.handle()
                + "; correct its account, or its identifier and password";
    }

    private Outcome shut(Answer answer) {
        return refusals.of(answer).orElseGet(() -> refusals.unreadable((Answer.Answered) answer, "a session"));
    }

    private static Said no(Outcome outcome) {
        return new Said.No(outcome, false);
    }

    private Said read(XrpcDoor.Said.Told told) {
        Optional<Outcome> trouble = refusals.of(told.answer());
        if (trouble.isEmpty()) {
            JsonNode json = ReplyAnswers.tree(told.answer());
            return json.isObject()
                    ? new Said.Body(told.caller(), json)
                    : no(refusals.unreadable((Answer.Answered) told.answer(), "JSON"));
        }
        boolean absent = XrpcDoor.requestAtFault(told.answer())
                || (told.answer() instanceof Answer.Answered answered && answered.status() == 404);
        return new Said.No(trouble.get(), absent);
    }

    private static String written(String[] query) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < query.length; i += 2) {
            written.append(i == 0 ? '?' : '&')
                    .append(query[i])
                    .append('=')
                    .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        return written.toString();
    }
}

package org.earshot.respond.reddit;

import java.util.Optional;
import org.earshot.fetch.Answer;
import org.earshot.fetch.reddit.RedditDoor;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.Standing;

/**
 * The account that a source signs in.
 *
 * @param source names it
 * @param door asks as it
 * @param answers reads what Reddit says
 */
record Account(Source source, RedditDoor door, RedditAnswers answers) {
    /** Who is signed in, compared with whom the source names; whoever it is where it names nobody. */
    Standing standing() {
        Answer answer = door.get("/api/v1/me");
        RedditAnswers.Read me = answers.read(answer);
        if (me instanceof RedditAnswers.Read.Not not) {
            return Standing.of(answer, not.outcome(), "reddit");
        }
        String name =
                Texts.clean(((RedditAnswers.Read.Body) me).json().path("name").asText(""));
        if (name.isBlank()) {
            return new Standing.MayNot(
                    "reddit does not say which account source " + source.id() + " signs in; check its refresh-token");
        }
        Optional<String> other =
                RedditDoor.handle(source.parameters()).filter(account -> !account.equalsIgnoreCase(name));
        return other.isEmpty()
                ? new Standing.May("u/" + name)
                : new Standing.MayNot("source " + source.id() + " answers as u/" + other.get() + " but signs in u/"
                        + Texts.cut(name, 100) + "; give it the refresh-token of u/" + other.get());
    }
}

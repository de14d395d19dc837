package org.earshot.respond.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.earshot.fetch.Answer;
import org.earshot.fetch.meta.GraphDoor;
import org.earshot.fetch.meta.GraphError;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.GraphOutcomes;
import org.earshot.respond.Standing;

/**
 * Finds out whether a source's token reaches the account that the source names. The token is a page's, so there is no asking whose it
 * is; it reaches the one account that the page is linked to.
 *
 * @param source names the account
 * @param door asks with the token
 * @param outcomes reads what Instagram says
 */
record TokenReach(Source source, GraphDoor door, GraphOutcomes outcomes) {
    /** What a token's rights depend on. */
    static final List<String> DECISIVE = List.of("server", "version", "token", "app-secret", "account");

    /** The account's name, from what was found. */
    static String username(Standing standing) {
        return standing instanceof Standing.May may ? may.account().replaceFirst("^@", "") : "";
    }

    /** What is named, and whether it is there. */
    Standing standing() {
        String account = source.need("account").strip();
        if (!account.matches("\\d{1,40}")) {
            return new Standing.MayNot("account of source " + source.id()
                    + " is not the number of an account; write the one that instagram_business_account shows");
        }
        Answer answer = door.get(account + "?fields=id%2Cusername");
        GraphOutcomes.Read read = outcomes.read(answer);
        if (read instanceof GraphOutcomes.Read.Not not) {
            return unseen(answer) ? beyond(account) : outcomes.nobody(answer, not.outcome());
        }
        JsonNode me = ((GraphOutcomes.Read.Body) read).json();
        String username = Texts.cut(Texts.clean(me.path("username").asText("")), 100);
        return me.path("id").asText("").equals(account) && !username.isBlank()
                ? new Standing.May("@" + username)
                : beyond(account);
    }

    /** Meta does not tell what is not there from what a token does not reach. */
    private static boolean unseen(Answer answer) {
        return answer instanceof Answer.Answered answered
                && GraphError.of(answered)
                        .filter(error -> error.kind() == GraphError.Kind.GONE)
                        .isPresent();
    }

    private Standing beyond(String account) {
        return new Standing.MayNot("the token of source " + source.id() + " does not reach the Instagram account "
                + account + "; give it one of the page that it is linked to");
    }
}

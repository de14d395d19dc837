package org.earshot.respond.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.mention.Texts;
import org.earshot.respond.ReplyAnswers;
import org.earshot.respond.Standing;
import org.earshot.respond.Unsent;

/**
 * Finds out whose token a source has, and whether it may write.
 *
 * @param source names the account, the server and the token
 * @param fetcher the way to the server
 * @param now the present
 */
record TokenOwner(Source source, Fetcher fetcher, Instant now) {
    /** What a token's rights depend on. */
    static final List<String> DECISIVE = List.of("server", "token", "account");

    private static final Set<String> WRITING = Set.of("write", "write:statuses");

    /** What is named, and who is there. */
    Standing standing() {
        Answer answer = ask("/api/v1/accounts/verify_credentials");
        Optional<Outcome> trouble = Unsent.of(answer, now, this::refusal);
        if (trouble.isPresent()) {
            return Standing.of(answer, trouble.get(), "the server");
        }
        JsonNode me = ReplyAnswers.tree((Answer.Answered) answer);
        String name = Texts.cut(Texts.clean(me.path("username").asText("")), 100);
        if (name.isBlank()) {
            return new Standing.Unsure("the server did not say whose token source " + source.id() + " has");
        }
        String wanted = source.need("account").strip();
        return isMeant(name, host(me.path("url").asText("")))
                ? writing(name)
                : new Standing.MayNot("the token of source " + source.id() + " belongs to @" + name + " and not to "
                        + wanted + "; give it the token of that account, or correct account");
    }

    /** The server knows its members by their names alone; what is written behind one must be the server, or what it serves. */
    private boolean isMeant(String name, String pages) {
        String[] wanted = source.need("account").strip().replaceFirst("^@", "").split("@", 2);
        return wanted[0].equalsIgnoreCase(name)
                && (wanted.length == 1 || serves(pages, wanted[1]) || serves(host(source.need("server")), wanted[1]));
    }

    /** Servers may stand below the domain that their members' names end in. */
    private static boolean serves(String host, String domain) {
        String wanted = domain.strip().toLowerCase(Locale.ROOT);
        return host.equals(wanted) || host.endsWith("." + wanted);
    }

    private Standing writing(String name) {
        Optional<Set<String>> scopes =
                scopes("/oauth/token/info", "scope").or(() -> scopes("/api/v1/apps/verify_credentials", "scopes"));
        boolean lacks = scopes.isPresent() && scopes.get().stream().noneMatch(WRITING::contains);
        return lacks
                ? new Standing.MayNot("the token of source " + source.id()
                        + " may not write, it has the scopes " + String.join(", ", scopes.get())
                        + " only; give it one with the scope write:statuses too")
                : new Standing.May("@" + name);
    }

    /** What the token may do, where the server says so: not every one does, and not every one in the same place. */
    private Optional<Set<String>> scopes(String path, String field) {
        Answer answer = ask(path);
        if (!(answer instanceof Answer.Answered answered) || !answered.ok()) {
            return Optional.empty();
        }
        JsonNode said = ReplyAnswers.tree(answered).path(field);
        Set<String> scopes = new TreeSet<>();
        said.forEach(scope -> scopes.add(Texts.cut(Texts.clean(scope.asText()), 60)));
        if (said.isTextual()) {
            scopes.addAll(List.of(Texts.cut(Texts.clean(said.asText()), 400).split("\\s+")));
        }
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }

    private Answer ask(String path) {
        String server = source.need("server").strip().replaceAll("/+$", "");
        return fetcher.fetch(Request.get(URI.create(server + path))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + source.need("token")));
    }

    private String refusal(Answer.Answered answered) {
        String said =
                ReplyAnswers.words(ReplyAnswers.tree(answered).path("error").asText(""));
        return switch (answered.status()) {
            case 401 ->
                "the server does not know the token of source " + source.id() + " any more (401); give it a new one";
            case 403 ->
                "the server does not say whose token source " + source.id() + " has (403: " + said
                        + "); give it one with the scope profile too, read:accounts before Mastodon 4.3";
            default ->
                "the server does not say whose token source " + source.id() + " has (" + answered.status() + ": " + said
                        + ")";
        };
    }

    private static String host(String address) {
        try {
            return String.valueOf(URI.create(address.strip()).getHost()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

package org.earshot.respond.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Answer;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/**
 * Answers with {@code sendMessage}. Telegram knows no idempotency key and shows a bot nothing of a chat's past, so a reply whose
 * answer was lost on the way is sent again: rather twice than never.
 */
@Component
final class TelegramReplier implements Replier {
    private static final int LIMIT = 4096;
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,20}):[A-Za-z0-9_-]{1,200}");
    private static final Pattern OWN = Pattern.compile("(?:(\\d{1,20}):)?(-?\\d{1,18})/(\\d{1,18})");

    private final BotAnswers answers;
    private final Standings standings;

    TelegramReplier(Clock clock, Standings standings) {
        this.answers = new BotAnswers(clock);
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "telegram";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a message on Telegram has at most " + LIMIT + " characters, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        Optional<String> bot = bot(source);
        if (bot.isEmpty()) {
            return Optional.of("the source " + source.id() + " has no bot; give it the token of one, or open the link");
        }
        Matcher own =
                OWN.matcher(String.valueOf(mention.post().details().reply().own()));
        if (!own.matches()) {
            return Optional.of("this message has no number, so an answer cannot name it");
        }
        boolean other = own.group(1) != null && !own.group(1).equals(bot.get());
        return other
                ? Optional.of("this was written to another bot than the one of source " + source.id()
                        + "; only that one can answer in its chat")
                : Optional.empty();
    }

    /** The number of the bot, which its token begins with. */
    private static Optional<String> bot(Source source) {
        return source.parameter("token")
                .map(token -> TOKEN.matcher(token.strip()))
                .filter(Matcher::matches)
                .map(token -> token.group(1));
    }

    /** Telegram counts UTF-16 units, as Java does. */
    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        Matcher own =
                OWN.matcher(String.valueOf(mention.post().details().reply().own()));
        if (closed.isPresent() || !own.matches()) {
            return new Outcome.Refused(closed.orElse("this message has no number"));
        }
        Optional<Outcome> wrong =
                answersAs(source).flatMap(named -> standing(source, fetcher).objection());
        if (wrong.isPresent()) {
            return wrong.get();
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("chat_id", Long.parseLong(own.group(2)));
        message.put("text", reply.text());
        message.putObject("link_preview_options").put("is_disabled", true);
        message.putObject("reply_parameters").put("message_id", Long.parseLong(own.group(3)));
        Answer answer = fetcher.fetch(post(source, message));
        Optional<Long> moved = BotAnswers.movedTo(answer);
        if (moved.isPresent()) {
            // The group became a supergroup, whose messages are counted anew.
            message.put("chat_id", moved.get()).remove("reply_parameters");
            answer = fetcher.fetch(post(source, message));
        }
        return answers.posted(answer, source);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return bot(source).flatMap(bot -> source.parameter("account")).map(account -> "@" + bare(account));
    }

    /** Compares the token's bot with the account that the source says it answers as. */
    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return standings.of(source, List.of("server", "token", "account"), () -> asked(source, fetcher));
    }

    private Standing asked(Source source, Fetcher fetcher) {
        String account = bare(source.need("account"));
        Answer answer = fetcher.fetch(Request.get(address(source, "getMe")));
        JsonNode me = BotAnswers.result(answer);
        if (!me.path("username").isTextual()) {
            return answers.unknown(answer, source);
        }
        String name = bare(me.path("username").asText());
        return name.equals(account)
                ? new Standing.May("@" + name)
                : new Standing.MayNot("the token of source " + source.id() + " belongs to another bot than " + account
                        + "; correct token or account");
    }

    private static String bare(String account) {
        String name = account.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("@") ? name.substring(1) : name;
    }

    private static Request post(Source source, ObjectNode message) {
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        return Request.post(address(source, "sendMessage"), "application/json", body);
    }

    /** The token is in the path, so the address must never be shown. */
    private static URI address(Source source, String method) {
        String server = source.parameter("server").orElse("https://api.telegram.org");
        String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return URI.create(base + "/bot" + source.need("token").strip() + "/" + method);
    }
}

package org.earshot.respond.whatsapp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.Request;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.springframework.stereotype.Component;

/**
 * Answers through the Cloud API, from the number that the customer wrote to and within a day. The API knows no idempotency key and
 * shows nothing of what was sent, so a reply whose answer was lost on the way is sent again: rather twice than never.
 */
@Component
final class WhatsAppReplier implements Replier {
    private static final int LIMIT = 4096;
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Pattern THREAD = Pattern.compile("(\\d{1,40}):([A-Za-z0-9._-]{1,100})");
    private static final DateTimeFormatter SPOKEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final GraphAnswers answers;

    WhatsAppReplier(Clock clock) {
        this.clock = clock;
        this.answers = new GraphAnswers(clock);
    }

    @Override
    public String platform() {
        return "whatsapp";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source).or(() -> tooLate(mention));
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a message on WhatsApp has at most " + LIMIT + " characters, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        Matcher thread = thread(mention);
        if (source.parameter("token").isEmpty()) {
            return Optional.of(
                    "the source " + source.id() + " has no token to answer with; give it one of a system user"
                            + " with whatsapp_business_messaging");
        }
        if (!thread.matches() || mention.post().details().reply().own() == null) {
            return Optional.of("this message has no number or no id, so nothing can answer it");
        }
        boolean other = source.parameter("account")
                .filter(account -> !account.strip().equals(thread.group(1)))
                .isPresent();
        return other
                ? Optional.of("this was written to another number than the account of source " + source.id()
                        + "; only that number can answer")
                : Optional.empty();
    }

    /** WhatsApp lets a business write freely for 24 hours after the customer's last message. */
    private Optional<String> tooLate(Mention mention) {
        Instant closes = mention.saidAt().plus(WINDOW);
        return closes.isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of("WhatsApp lets us answer for 24 hours after the customer's last message; that ended on "
                        + SPOKEN.format(closes) + ", and now the customer has to write first");
    }

    private static Matcher thread(Mention mention) {
        return THREAD.matcher(String.valueOf(mention.post().details().reply().thread()));
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return source.parameter("token").isPresent()
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        String number = source.need("account").strip();
        if (!number.matches("\\d{1,40}")) {
            return new Standing.MayNot("account of source " + source.id()
                    + " is no phone number id; write the digits that WhatsApp Manager shows below the number");
        }
        Request request = signed(
                Request.get(address(source, number + "?fields=id%2Cdisplay_phone_number%2Cverified_name")), source);
        return answers.number(fetcher.fetch(request), source, number);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        Matcher thread = thread(mention);
        if (closed.isPresent() || !thread.matches()) {
            return new Outcome.Refused(closed.orElse("this message has no number"));
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("messaging_product", "whatsapp");
        message.put("recipient_type", "individual");
        message.put("to", thread.group(2));
        message.putObject("context")
                .put("message_id", mention.post().details().reply().own());
        message.put("type", "text");
        message.putObject("text").put("preview_url", false).put("body", reply.text());
        byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
        Request request = Request.post(address(source, thread.group(1) + "/messages"), "application/json", body);
        return answers.posted(fetcher.fetch(signed(request, source)), source);
    }

    private static Request signed(Request request, Source source) {
        return request.header("Authorization", "Bearer " + source.need("token").strip());
    }

    private static URI address(Source source, String below) {
        String server = source.parameter("server").orElse("https://graph.facebook.com");
        String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return URI.create(base + "/" + source.parameter("version").orElse("v23.0") + "/" + below);
    }
}

package org.earshot.respond.twiliosms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Answers from the number that the customer wrote to. Twilio has no idempotency key; every attempt after the first looks among the
 * messages that went to the customer.
 */
@Component
final class TwilioSmsReplier implements Replier {
    private static final int LIMIT = 1600;
    private static final Pattern THREAD = Pattern.compile("([^/\\s]{1,100})/([^/\\s]{1,100})");
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");

    private final String publicUrl;
    private final MessageAnswers answers;

    /** Asks Twilio to say what becomes of a message where the daemon has an address that Twilio can call. */
    TwilioSmsReplier(Clock clock, @Value("${earshot.public-url:}") String publicUrl) {
        this.publicUrl = publicUrl.strip();
        this.answers = new MessageAnswers(clock);
    }

    @Override
    public String platform() {
        return "twilio-sms";
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("a text message has at most " + LIMIT + " characters, and this one has " + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (!hasKey(source)) {
            return Optional.of("the source " + source.id() + " has no account; give it account-sid and token");
        }
        Matcher thread = thread(mention);
        if (!thread.matches()) {
            return Optional.of("this message has no numbers, so nothing can answer it");
        }
        boolean other = source.parameter("account")
                .filter(number -> !number.strip().equals(thread.group(1)))
                .isPresent();
        return other
                ? Optional.of("this was written to another number than the account of source " + source.id()
                        + "; only that number can answer")
                : Optional.empty();
    }

    private static boolean hasKey(Source source) {
        boolean account = source.parameter("account-sid")
                .filter(sid -> SID.matcher(sid.strip()).matches())
                .isPresent();
        return account && source.parameter("token").isPresent();
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
        return hasKey(source) ? source.parameter("account").map(String::strip) : Optional.empty();
    }

    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        String number = source.need("account").strip();
        if (!number.matches("\\+\\d{5,20}")) {
            return new Standing.Unsure("Twilio lists only numbers such as +15550001234, so the account of source "
                    + source.id() + " cannot be verified");
        }
        String address = account(source) + "/IncomingPhoneNumbers.json?PageSize=20&PhoneNumber=" + encoded(number);
        return answers.number(fetcher.fetch(signed(Request.get(URI.create(address)), source)), source, number);
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> closed = closed(mention, source);
        Matcher thread = thread(mention);
        if (closed.isPresent() || !thread.matches()) {
            return new Outcome.Refused(closed.orElse("this message has no numbers"));
        }
        String numbers = "From=" + encoded(thread.group(1)) + "&To=" + encoded(thread.group(2));
        if (reply.attempts() > 0) {
            // DateSent>=DAY: a message of ours cannot be older than the reply, but for clocks that differ.
            String day = reply.createdAt()
                            .minus(MessageAnswers.CLOCKS_APART)
                            .atZone(ZoneOffset.UTC)
                            .toLocalDate() + "";
            Request look = Request.get(URI.create(list(source) + "?PageSize=100&DateSent%3E=" + day + "&" + numbers));
            Optional<Outcome> seen = answers.lookedBack(fetcher.fetch(signed(look, source)), reply, source);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        byte[] form = (numbers + "&Body=" + encoded(reply.text()) + callback(source)).getBytes(StandardCharsets.UTF_8);
        Request post = Request.post(URI.create(list(source)), "application/x-www-form-urlencoded", form);
        return answers.posted(fetcher.fetch(signed(post, source)), source);
    }

    /** The address of the source as its own parameter writes it, since Twilio's signature covers it; none for one that only polls. */
    private String callback(Source source) {
        if (publicUrl.isEmpty() || !source.template().equals("twilio-sms")) {
            return "";
        }
        String address = source.parameter("url")
                .map(String::strip)
                .orElseGet(() -> publicUrl.replaceAll("/+$", "") + "/hooks/" + source.id());
        return "&StatusCallback=" + encoded(address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String list(Source source) {
        return account(source) + "/Messages.json";
    }

    private static String account(Source source) {
        String server = source.parameter("server").orElse("https://api.twilio.com");
        String base = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
        return base + "/2010-04-01/Accounts/" + source.need("account-sid").strip();
    }

    private static Request signed(Request request, Source source) {
        String both =
                source.need("account-sid").strip() + ":" + source.need("token").strip();
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
    }
}

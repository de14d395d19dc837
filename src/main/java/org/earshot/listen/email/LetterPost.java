package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.earshot.listen.Links;
import org.earshot.mention.Author;
import org.earshot.mention.MentionId;
import org.earshot.mention.Post;
import org.earshot.mention.Texts;
import org.earshot.mention.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Makes a post of a letter. All of it but the time of arrival is the sender's word. The first copy of a message counts: whoever sends
 * another one under its Message-ID must not put other words in a customer's mouth, so the revision falls with the time of arrival.
 */
final class LetterPost {
    private static final int LONGEST_SUBJECT = 250;
    private static final int LONGEST_RAW = 50_000;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FAST_CLOCK = Duration.ofMinutes(10);
    private static final long FAR = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\",;:\\\\()@\\[\\]\\p{Cntrl}]{1,100}@[^\\s<>\",;:\\\\()@\\p{Cntrl}]{1,150}");
    private static final List<String> KEPT =
            List.of("From", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References");

    private final Letter letter;
    private final MimeMessage message;
    private final Settings settings;

    private LetterPost(Letter letter, MimeMessage message, Settings settings) {
        this.letter = letter;
        this.message = message;
        this.settings = settings;
    }

    /** What came of a letter. */
    sealed interface Made {
        /** Somebody said something. */
        record Said(Post post) implements Made {}

        /** It is no mention; the reason follows "message 7". */
        record Unheard(String why) implements Made {}
    }

    /** A post where a person wrote the letter. */
    static Made of(Letter letter, Settings settings, boolean byBrand) {
        if (letter.head().length == 0) {
            return new Made.Unheard("is not given out by the server");
        }
        try {
            return new LetterPost(letter, LetterText.message(letter.head()), settings).made(byBrand);
        } catch (MessagingException | RuntimeException e) {
            // Anybody may send anything; what we cannot read must not keep us from what stands behind it.
            return new Made.Unheard("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Made made(boolean byBrand) throws MessagingException {
        Optional<InternetAddress> from = address("From");
        String sender = from.map(LetterPost::written).orElse("");
        Optional<String> machine = settings.automatic() ? Optional.empty() : Automatic.why(message, sender);
        if (machine.isPresent()) {
            return new Made.Unheard(machine.get());
        }
        boolean ours = byBrand || settings.own().contains(sender);
        String said = said();
        String id = MessageIds.one(header("Message-ID")).orElse(null);
        Post.Details details = Post.Details.NONE
                .on(time())
                .revised(FAR - letter.receivedAt().getEpochSecond())
                .answering(place(id))
                .from(raw(said));
        Post post = Post.of(new MentionId("email", id == null ? made(sender) : id), author(from), text(said))
                .with(ours ? details.byBrand() : details);
        return new Made.Said(post);
    }

    /** A message without an id is told from others by what makes it one. */
    private String made(String sender) throws MessagingException {
        return "without-id/"
                + Links.hash(sender, said(header("Date")), said(header("Subject")), said(header("To")), said());
    }

    /** The first of all that went before names the conversation; where it is not named, the parent leads to it. */
    private Post.ReplyTo place(@Nullable String id) throws MessagingException {
        List<String> before = MessageIds.all(header("References"));
        String parent = MessageIds.one(header("In-Reply-To"))
                .or(() -> before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1)))
                .orElse(null);
        String thread = before.isEmpty() ? (parent == null ? id : null) : before.get(0);
        return new Post.ReplyTo(thread, parent, id, true, Visibility.DIRECT);
    }

    /** An answer goes to Reply-To where there is one, as forms on web pages need it; so that is who speaks. */
    private Author author(Optional<InternetAddress> from) throws MessagingException {
        InternetAddress[] wanted = addresses("Reply-To");
        boolean other = wanted.length == 1 && !settings.own().contains(written(wanted[0]));
        Optional<InternetAddress> speaker = other ? Optional.of(wanted[0]) : from;
        Optional<String> address = speaker.map(LetterPost::written)
                .filter(one -> ADDRESS.matcher(one).matches());
        if (address.isEmpty()) {
            return Author.UNKNOWN;
        }
        String name = speaker.map(InternetAddress::getPersonal)
                .or(() -> from.map(InternetAddress::getPersonal))
                .map(LetterPost::line)
                .orElse(null);
        return new Author(address.get(), address.get(), name, null);
    }

    /** The sender's clock where it may be right: an answer is due from then on. */
    private Instant time() throws MessagingException {
        Instant received = letter.receivedAt();
        String date = header("Date");
        try {
            Instant said = date == null
                    ? received
                    : new MailDateFormat().parse(date.strip()).toInstant();
            boolean likely = said.isAfter(FIRST) && !said.isAfter(received.plus(FAST_CLOCK));
            return likely ? said : received;
        } catch (ParseException e) {
            return received;
        }
    }

    private String said() {
        String text = LetterText.of(message);
        return text.isBlank() ? letter.more() : text;
    }

    /** The subject stands in the first line, with an empty one behind it; a message without subject has no empty line. */
    private String text(String said) throws MessagingException {
        String body = Quotes.cut(said);
        String subject = Texts.cut(line(decoded(said(header("Subject")))), LONGEST_SUBJECT)
                .strip();
        if (subject.isEmpty()) {
            return body.isBlank() ? "[message without text]" : body.replaceAll("\n\\s*\n", "\n");
        }
        return body.isBlank() ? subject : subject + "\n\n" + body;
    }

    /** The uncut text under its headers, for re-reading. */
    private String raw(String said) throws MessagingException {
        StringBuilder raw = new StringBuilder();
        for (String name : KEPT) {
            String value = header(name);
            if (value != null) {
                raw.append(name)
                        .append(": ")
                        .append(Texts.cut(line(value), 1000))
                        .append('\n');
            }
        }
        return Texts.cut(raw.append('\n').append(said).toString(), LONGEST_RAW);
    }

    private @Nullable String header(String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 ? null : MimeUtility.unfold(values[0]);
    }

    private Optional<InternetAddress> address(String header) throws MessagingException {
        InternetAddress[] all = addresses(header);
        return all.length == 0 ? Optional.empty() : Optional.of(all[0]);
    }

    private InternetAddress[] addresses(String header) throws MessagingException {
        String value = header(header);
        return value == null ? new InternetAddress[0] : InternetAddress.parseHeader(value, false);
    }

    private static String written(InternetAddress address) {
        return said(address.getAddress()).strip().toLowerCase(Locale.ROOT);
    }

    private static String decoded(String encoded) {
        try {
            return MimeUtility.decodeText(encoded);
        } catch (UnsupportedEncodingException e) {
            return encoded;
        }
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}

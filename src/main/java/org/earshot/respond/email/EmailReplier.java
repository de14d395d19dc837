package org.earshot.respond.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import org.earshot.fetch.Fetcher;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailPlace;
import org.earshot.fetch.MailTrouble;
import org.earshot.fetch.SmtpLine;
import org.earshot.mention.Mention;
import org.earshot.mention.Outcome;
import org.earshot.mention.Source;
import org.earshot.respond.Replier;
import org.earshot.respond.Reply;
import org.earshot.respond.Standing;
import org.earshot.respond.Standings;
import org.springframework.stereotype.Component;

/**
 * Answers over SMTP, from the address of the source and no other. SMTP cannot tell whether a message went out whose line broke at
 * the end, so the folder for sent mail is asked; where that knows nothing, staff decide, because nobody shall get an answer twice.
 */
@Component
final class EmailReplier implements Replier {
    private static final int LIMIT = 20_000;

    private final MailDoor door;
    private final Standings standings;

    EmailReplier(MailDoor door, Standings standings) {
        this.door = door;
        this.standings = standings;
    }

    @Override
    public String platform() {
        return "email";
    }

    @Override
    public boolean overHttp() {
        return false;
    }

    @Override
    public Optional<String> objection(Mention mention, Source source, String text) {
        Optional<String> closed = closed(mention, source);
        return closed.isPresent() || text.length() <= LIMIT
                ? closed
                : Optional.of("an answer by mail has at most " + LIMIT + " characters here, and this one has "
                        + text.length());
    }

    private static Optional<String> closed(Mention mention, Source source) {
        if (account(source).isEmpty()) {
            return Optional.of(
                    "the source " + source.id() + " does not say from which address it answers; write account into it");
        }
        if (MailPlace.smtp(source::parameter) instanceof MailPlace.Named.Unknown unknown) {
            return Optional.of("the source " + source.id() + " cannot send mail: " + unknown.why());
        }
        return recipient(mention).isPresent()
                ? Optional.empty()
                : Optional.of("this message has no address that an answer could go to");
    }

    private static Optional<String> account(Source source) {
        return source.parameter("account").map(String::strip).filter(SignIn::isAddress);
    }

    private static Optional<String> recipient(Mention mention) {
        return Optional.ofNullable(mention.post().author().id()).filter(SignIn::isAddress);
    }

    @Override
    public Length length(Source source, String text) {
        return new Length(text.length(), LIMIT);
    }

    @Override
    public Optional<String> answersAs(Source source) {
        return SignIn.named(source);
    }

    /** Not remembered for replies: each signs in anyway, so the server says the same again. */
    @Override
    public Standing standing(Source source, Fetcher fetcher) {
        return new SignIn(source, door).standing();
    }

    @Override
    public Outcome send(Reply reply, Mention mention, Source source, Fetcher fetcher) {
        Optional<String> objection = objection(mention, source, reply.text());
        String from = account(source).orElse("");
        String to = recipient(mention).orElse("");
        if (objection.isPresent() || !(MailPlace.smtp(source::parameter) instanceof MailPlace.Named.Known place)) {
            return new Outcome.Refused(objection.orElse("the source " + source.id() + " cannot send mail"));
        }
        try {
            ReplyLetter letter = new ReplyLetter(reply, mention, from, to);
            // A former attempt that ended with a reason has left nothing; one that left none may have been cut off at
            // any moment.
            boolean unknown = reply.attempts() > 0 && reply.trouble() == null;
            return unknown ? looked(letter, source) : sent(letter, place.place(), source, to);
        } catch (MessagingException e) {
            return new Outcome.Refused("this answer cannot be written as a message ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private Outcome sent(ReplyLetter letter, MailPlace place, Source source, String to) {
        String from = account(source).orElse("");
        try (SmtpLine line = door.send(place, from)) {
            line.send(letter, new InternetAddress(to, true));
            standings.note(source, new Standing.May(from));
        } catch (MessagingException e) {
            MailTrouble trouble = MailTrouble.of(e, place);
            boolean open = letter.isWritten() && trouble.code() == 0;
            return open ? looked(letter, source) : outcome(trouble, source, to);
        }
        sentFolder(source).ifPresent(folder -> keep(folder, letter));
        return new Outcome.Sent(letter.id(), null);
    }

    private static void keep(SentFolder folder, ReplyLetter letter) {
        try {
            folder.keep(letter);
        } catch (MessagingException e) {
            // The customer has the answer, and Earshot its text; only the mail program will not show it.
            return;
        }
    }

    /** Whether a message went out of which nobody said so. */
    private Outcome looked(ReplyLetter letter, Source source) {
        Optional<SentFolder> folder = sentFolder(source);
        try {
            if (folder.isPresent() && folder.get().holds(letter.id())) {
                return new Outcome.Sent(letter.id(), null);
            }
        } catch (MessagingException e) {
            return unknown("and the folder for sent mail cannot be read now");
        }
        return unknown(
                folder.isPresent()
                        ? "and the folder for sent mail does not hold it"
                        : "and source " + source.id() + " names no folder for sent mail to look into (sent)");
    }

    private static Outcome unknown(String why) {
        return new Outcome.Refused(
                "sending was cut off, " + why
                        + ", so it may or may not have gone out; ask the customer or your mail provider before you write it again");
    }

    private Optional<SentFolder> sentFolder(Source source) {
        Optional<String> name = source.parameter("sent").map(String::strip);
        return name.isPresent() && MailPlace.imap(source::parameter) instanceof MailPlace.Named.Known place
                ? Optional.of(new SentFolder(door, place.place(), name.get()))
                : Optional.empty();
    }

    private Outcome outcome(MailTrouble trouble, Source source, String to) {
        Optional<Outcome> barred = SignIn.against(trouble, source)
                .flatMap(standing -> standings.note(source, standing).objection());
        return barred.orElseGet(() -> failure(trouble, source, to));
    }

    private static Outcome failure(MailTrouble trouble, Source source, String to) {
        return switch (trouble.kind()) {
            case PASSES, BROKEN -> new Outcome.TryLater(Optional.empty(), trouble.why());
            case LOGIN, ACCESS, GRANT, NO_TLS, FORBIDDEN, NO_FOLDER -> new Outcome.Refused(trouble.why());
            case REFUSED ->
                new Outcome.Refused(
                        trouble.why() + " to a message from " + account(source).orElse("nobody") + " to "
                                + to.toLowerCase(Locale.ROOT) + "; it does not take it");
        };
    }
}

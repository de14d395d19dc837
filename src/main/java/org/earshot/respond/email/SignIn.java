package org.earshot.respond.email;

import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.earshot.fetch.MailDoor;
import org.earshot.fetch.MailKey;
import org.earshot.fetch.MailPlace;
import org.earshot.fetch.MailTrouble;
import org.earshot.fetch.SmtpLine;
import org.earshot.mention.Source;
import org.earshot.respond.Standing;

/**
 * Finds out whether a source may send from its address: whether its server lets it sign in, and lets it begin a message from there,
 * which is dropped before anybody is named to get it.
 *
 * @param source names the address, the server and who signs in
 * @param door the way there
 */
record SignIn(Source source, MailDoor door) {
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");

    /** What the source says of the address that it answers from, where it could sign in. */
    static Optional<String> named(Source source) {
        boolean keyed = Stream.concat(Stream.of("smtp-password", "password"), MailKey.GRANT.stream())
                .anyMatch(name -> source.parameter(name).isPresent());
        return keyed && source.parameter("smtp-host").isPresent()
                ? source.parameter("account").map(String::strip)
                : Optional.empty();
    }

    /** True for an address that can bring no other one with it. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** What the server says. */
    Standing standing() {
        String from = source.need("account").strip();
        if (!isAddress(from)) {
            return new Standing.MayNot("account of source " + source.id()
                    + " is no address that mail could come from; write the bare address, such as care@acme.example");
        }
        MailPlace.Named named = MailPlace.smtp(source::parameter);
        return named instanceof MailPlace.Named.Known known
                ? standing(known.place(), from)
                : new Standing.MayNot("the source " + source.id() + " cannot send mail: "
                        + ((MailPlace.Named.Unknown) named).why() + "; correct it");
    }

    private Standing standing(MailPlace place, String from) {
        try (SmtpLine line = door.send(place, from)) {
            line.rehearse(from);
            return new Standing.May(from);
        } catch (MessagingException e) {
            MailTrouble trouble = MailTrouble.of(e, place);
            return against(trouble, source)
                    .or(() -> refused(trouble, from))
                    .orElseGet(() -> new Standing.Unsure(trouble.why()));
        }
    }

    /** What the trouble says against the source, whomever it writes to. */
    static Optional<Standing> against(MailTrouble trouble, Source source) {
        String id = source.id();
        return switch (trouble.kind()) {
            case LOGIN ->
                Optional.of(new Standing.MayNot(trouble.why() + "; correct user and password of source " + id));
            case ACCESS ->
                Optional.of(new Standing.MayNot(trouble.why() + "; let the app send for user or smtp-user of source "
                        + id + ", as the page of e-mail says, or correct who signs in"));
            case GRANT -> Optional.of(new Standing.MayNot(trouble.why() + " of source " + id));
            case NO_TLS ->
                Optional.of(new Standing.MayNot(trouble.why() + "; write smtp-tls: implicit into source " + id));
            case FORBIDDEN -> Optional.of(new Standing.MayNot(trouble.why()));
            case NO_FOLDER, REFUSED, PASSES, BROKEN -> Optional.empty();
        };
    }

    private Optional<Standing> refused(MailTrouble trouble, String from) {
        return trouble.kind() == MailTrouble.Kind.REFUSED
                ? Optional.of(new Standing.MayNot(trouble.why() + " to a message from " + from
                        + " that was only begun; correct account or smtp-host of source " + source.id()))
                : Optional.empty();
    }
}

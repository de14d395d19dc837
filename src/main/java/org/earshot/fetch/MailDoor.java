package org.earshot.fetch;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The way out to mail servers. Whatever host an admin typed in, its lines obey the same guard against private addresses as HTTP does,
 * have limits of time and size, and with TLS believe only certificates that somebody vouches for.
 */
@Component
public final class MailDoor {
    /** A page of letters has some 7 MB. */
    private static final long MOST_BYTES = 64L << 20;

    /** A reply is taken for two minutes; nobody else may send it while this line still may. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final FetchSettings settings;
    private final AddressGuard guard;
    private final MailTokens tokens;
    private final GuardedResolver.Lookup lookup;

    /** Opens lines within these settings. */
    @Autowired
    public MailDoor(FetchSettings settings, MailTokens tokens) {
        this(settings, tokens, InetAddress::getAllByName);
    }

    MailDoor(FetchSettings settings, MailTokens tokens, GuardedResolver.Lookup lookup) {
        this.settings = settings;
        this.tokens = tokens;
        this.guard = new AddressGuard(new AllowedHosts(settings.allowHosts()));
        this.lookup = lookup;
    }

    /** Signs in where mail is read; the line ends by itself after 90 seconds. */
    public MailLine read(MailPlace place) throws MessagingException {
        return imap(place, LONGEST);
    }

    /** Signs in where mail is read, for waiting: the line ends only when it is closed or cut. */
    public MailLine await(MailPlace place) throws MessagingException {
        return imap(place, Duration.ZERO);
    }

    private MailLine imap(MailPlace place, Duration longest) throws MessagingException {
        check(place);
        long ends = ends(longest);
        return tokens.signIn(place, secret -> imap(place, secret, sockets(ends)));
    }

    private MailLine imap(MailPlace place, String secret, GuardedSockets sockets) throws MessagingException {
        URLName name = new URLName("imap", place.host(), place.port(), null, place.user(), secret);
        IMAPStore store = new IMAPStore(Session.getInstance(manners("imap", place, sockets)), name);
        MailLine line = new MailLine(store, sockets);
        try {
            store.connect(place.host(), place.port(), place.user(), secret);
            return line;
        } catch (MessagingException e) {
            line.cut();
            throw e;
        }
    }

    /**
     * Signs in where mail is given up; the line ends by itself after 90 seconds, which fetching a token is part of.
     *
     * @param from the address that the envelope names
     */
    public SmtpLine send(MailPlace place, String from) throws MessagingException {
        check(place);
        long ends = ends(LONGEST);
        return tokens.signIn(place, secret -> smtp(place, secret, from, sockets(ends)));
    }

    private SmtpLine smtp(MailPlace place, String secret, String from, GuardedSockets sockets)
            throws MessagingException {
        Properties manners = manners("smtp", place, sockets);
        manners.setProperty("mail.smtp.auth", "true");
        manners.setProperty("mail.smtp.from", from);
        manners.setProperty("mail.smtp.localhost", from.substring(from.indexOf('@') + 1));
        manners.setProperty("mail.smtp.quitwait", "false");
        URLName name = new URLName("smtp", place.host(), place.port(), null, place.user(), secret);
        SMTPTransport transport = new SMTPTransport(Session.getInstance(manners), name);
        SmtpLine line = new SmtpLine(transport, sockets);
        line.connect(place, secret);
        return line;
    }

    private void check(MailPlace place) throws MessagingException {
        Optional<String> wrong = guard.mailServer(place.host(), place.port());
        if (wrong.isPresent()) {
            throw new MessagingException(wrong.get(), new ForbiddenAddress(wrong.get()));
        }
    }

    private static long ends(Duration longest) {
        return longest.isZero() ? 0 : System.nanoTime() + longest.toNanos();
    }

    private GuardedSockets sockets(long ends) {
        int connect = (int) settings.connectTimeout().toMillis();
        return new GuardedSockets(guard, lookup, new GuardedSockets.Bounds(connect, MOST_BYTES, ends));
    }

    private Properties manners(String protocol, MailPlace place, GuardedSockets sockets) {
        String prefix = "mail." + protocol + ".";
        Properties manners = new Properties();
        if (place.key() instanceof MailKey.Grant) {
            manners.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        manners.put(prefix + "socketFactory", sockets);
        // Without this a socket that the guard refused would be tried again past it.
        manners.setProperty(prefix + "socketFactory.fallback", "false");
        manners.setProperty(
                prefix + "connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        manners.setProperty(
                prefix + "timeout", String.valueOf(settings.readTimeout().toMillis()));
        manners.setProperty(prefix + "ssl.enable", String.valueOf(place.tls() == MailPlace.Tls.IMPLICIT));
        manners.setProperty(prefix + "ssl.checkserveridentity", "true");
        manners.setProperty(prefix + "starttls.enable", String.valueOf(place.tls() == MailPlace.Tls.STARTTLS));
        manners.setProperty(prefix + "starttls.required", String.valueOf(place.tls() == MailPlace.Tls.STARTTLS));
        return manners;
    }
}

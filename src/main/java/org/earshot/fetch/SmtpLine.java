package org.earshot.fetch;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.EOFException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A line to a server that takes mail, signed in. */
public final class SmtpLine implements AutoCloseable {
    private final SMTPTransport transport;
    private final GuardedSockets sockets;

    SmtpLine(SMTPTransport transport, GuardedSockets sockets) {
        this.transport = transport;
        this.sockets = sockets;
    }

    void connect(MailPlace place, String secret) throws MessagingException {
        try {
            transport.connect(place.host(), place.port(), place.user(), secret);
        } catch (MessagingException e) {
            int code = transport.getLastReturnCode();
            sockets.cut();
            boolean silent = code < 400 || e instanceof AuthenticationFailedException;
            throw silent ? e : new Unwelcome(code, e);
        }
    }

    /** Hands a letter over. */
    public void send(MimeMessage letter, Address to) throws MessagingException {
        transport.sendMessage(letter, new Address[] {to});
    }

    /**
     * Begins a message from an address and drops it before anybody is named to get it. Many servers say to that already whether the
     * address belongs to who signed in.
     *
     * @param from without brackets or white space
     */
    public void rehearse(String from) throws MessagingException {
        int code = transport.simpleCommand("MAIL FROM:<" + from + ">");
        if (code < 0) {
            throw new MessagingException("hung up", new EOFException("the server hung up"));
        }
        if (code >= 300) {
            throw new Unwelcome(code, new MessagingException("refused"));
        }
        transport.simpleCommand("RSET");
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            sockets.cut(); // what was handed over is handed over
        } finally {
            sockets.cut();
        }
    }

    /** The server did not let us in or begin, and the code that it gave for it. */
    static final class Unwelcome extends MessagingException {
        private static final long serialVersionUID = 1;

        private final int code;

        Unwelcome(int code, MessagingException cause) {
            super(null, cause);
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}

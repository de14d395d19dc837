package org.earshot.fetch;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real mail server on loopback with one mailbox, for tests that read or send mail. */
public final class MailTown implements AutoCloseable {
    public static final String PASSWORD = "open-sesame-4711";
    public static final String SECRET = "app-secret-0815";

    private static final FetchSettings SETTINGS =
            FetchSettings.usualOnes().allowing("127.0.0.1").within(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final GreenMail mail;
    private GreenMailUser care;

    /** Starts it on ports that are free. */
    public MailTown() {
        this("imap");
    }

    MailTown(String imap) {
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(free(), "127.0.0.1", "smtp"), new ServerSetup(free(), "127.0.0.1", imap)
        });
        mail.start();
        care = mail.setUser("care@acme.example", "care", PASSWORD);
    }

    /** The way there: an admin has allowed it. */
    public MailDoor door() {
        return door(SETTINGS);
    }

    /** A door through which nobody gets a token. */
    public static MailDoor door(FetchSettings settings) {
        Fetcher nobody = request -> new Answer.Unanswered(Answer.Kind.NETWORK, "nobody is there", Optional.empty());
        return new MailDoor(settings, new MailTokens(nobody, new Sessions(), Clock.systemUTC()));
    }

    /** The way there where tokens come from a platform's stand-in. */
    public static MailDoor door(StandIn tokens, Clock clock) {
        return new MailDoor(SETTINGS, new MailTokens(tokens.fetcher(), new Sessions(), clock));
    }

    /** What a source says to reach it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("host", "127.0.0.1");
        parameters.put("port", String.valueOf(imapPort()));
        parameters.put("tls", "none");
        parameters.put("user", "care");
        parameters.put("password", PASSWORD);
        parameters.put("match", "all");
        parameters.put("account", "care@acme.example");
        parameters.put("smtp-host", "127.0.0.1");
        parameters.put("smtp-port", String.valueOf(mail.getSmtp().getPort()));
        parameters.put("smtp-tls", "none");
        return parameters;
    }

    /** What a source says that signs in with tokens; the server takes the password as one. */
    public Map<String, String> parameters(StandIn tokens) {
        Map<String, String> parameters = parameters();
        parameters.remove("password");
        parameters.put("token-url", tokens.base() + "/token");
        parameters.put("client-id", "app-1");
        parameters.put("client-secret", SECRET);
        parameters.put("scope", "https://mail.example/.default");
        return parameters;
    }

    /** An answer of a token endpoint. */
    public static StandIn.Served token(String token) {
        return StandIn.Served.json(
                "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + token + "\"}");
    }

    public int imapPort() {
        return mail.getImap() == null
                ? mail.getImaps().getPort()
                : mail.getImap().getPort();
    }

    /** Puts a message into a folder, which is made where there is none. */
    public void arrive(String folder, String letter, Instant at) {
        arrive(folder, letter.getBytes(StandardCharsets.UTF_8), at);
    }

    /** Puts a message into a folder, byte by byte. */
    public void arrive(String folder, byte[] letter, Instant at) {
        try {
            MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(letter));
            folder(folder).appendMessage(message, new Flags(), java.util.Date.from(at));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("no letter", e);
        }
    }

    /** A message as people write it. */
    public static String letter(String id, String text) {
        return "From: Ann <ann@shop.example>\r\nTo: care@acme.example\r\nSubject: About " + id + "\r\nMessage-ID: <"
                + id + "@shop.example>\r\n\r\n" + text + "\r\n";
    }

    /** A folder of the mailbox, which is made where there is none. */
    public MailFolder folder(String name) {
        try {
            ImapHostManager host = mail.getManagers().getImapHostManager();
            MailFolder folder = name.equals("INBOX") ? host.getInbox(care) : host.getFolder(care, name);
            return folder == null ? host.createMailbox(care, name) : folder;
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a folder anew, with another UIDVALIDITY. */
    public void renumber(String name) {
        try {
            long before = folder(name).getUidValidity();
            mail.getManagers().getImapHostManager().deleteMailbox(care, name);
            while (folder(name).getUidValidity() == before) {
                mail.getManagers().getImapHostManager().deleteMailbox(care, name);
            }
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** True where some message of a folder is marked as read. */
    public boolean touched(String folder) {
        return folder(folder).getMessages().stream().anyMatch(message -> message.isSet(Flags.Flag.SEEN));
    }

    /** The messages of a folder. */
    public List<MimeMessage> messages(String folder) {
        return folder(folder).getMessages().stream()
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    /** What was sent by SMTP, to whomever. */
    public List<MimeMessage> sent() {
        return Arrays.asList(mail.getReceivedMessages());
    }

    /** Makes a mailbox for a customer. */
    public void customer(String address) {
        mail.setUser(address, address, PASSWORD);
    }

    /** Stops and starts the server on the same ports; its mail is gone, as is every line. */
    public void restart() {
        mail.reset();
        care = mail.setUser("care@acme.example", "care", PASSWORD);
    }

    /** A port of its own choice would be another one after a restart. */
    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mail.stop();
    }
}

package org.earshot.respond.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.mention.Mention;
import org.earshot.mention.Post;
import org.earshot.mention.Texts;
import org.earshot.respond.Reply;
import org.jspecify.annotations.Nullable;

/** A reply as a message. Nothing of what a customer wrote reaches a header but what is checked letter by letter. */
final class ReplyLetter extends MimeMessage {
    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e&&[^<>]]{1,250}");

    /** A subject line stands above an empty one. */
    private static final Pattern SUBJECT = Pattern.compile("([^\\n]{1,250})(\\n\\n(?s:.*))?");

    private static final Pattern ANSWERED =
            Pattern.compile("(?i)(re|aw|antw|sv|vs|odp|rv|ref|rif|res)\\s{0,3}(\\[\\d{1,3}])?:\\s*");

    private final String id;
    private boolean written;

    ReplyLetter(Reply reply, Mention mention, String from, String to) throws MessagingException {
        super((jakarta.mail.Session) null);
        id = id(reply, mention, from);
        setFrom(new InternetAddress(from, true));
        setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        setSubject(subject(mention.post().text()), StandardCharsets.UTF_8.name());
        setSentDate(java.util.Date.from(reply.createdAt()));
        thread(mention.post().details().reply());
        setText(reply.text(), StandardCharsets.UTF_8.name());
        saveChanges();
    }

    /**
     * The Message-ID without its brackets: the same for every attempt, and not to be guessed by who did not get it, because whoever
     * names it stands in this conversation.
     */
    static String id(Reply reply, Mention mention, String from) {
        String key = reply.idempotencyKey().replaceAll("[^A-Za-z0-9-]", "-");
        String domain = from.substring(from.indexOf('@') + 1);
        String seed = reply.idempotencyKey() + "\n" + mention.post().id().externalId() + "\n"
                + mention.post().details().reply().thread();
        return Texts.cut(key, 60) + "." + hash(seed) + "@" + domain;
    }

    String id() {
        return id;
    }

    /** True once the whole message was given to the server, whether or not it said that it took it. */
    boolean isWritten() {
        return written;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + id + ">");
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        written = true;
    }

    private void thread(Post.ReplyTo place) throws MessagingException {
        Set<String> before = new LinkedHashSet<>();
        for (String known : new String[] {place.thread(), place.parent(), place.own()}) {
            if (known != null && ID.matcher(known).matches()) {
                before.add("<" + known + ">");
            }
        }
        String own = place.own();
        if (own != null && ID.matcher(own).matches()) {
            setHeader("In-Reply-To", "<" + own + ">");
            setHeader("References", MimeUtility.fold(12, String.join(" ", before)));
        }
    }

    static String subject(String text) {
        Matcher found = SUBJECT.matcher(text);
        String line = found.matches()
                ? found.group(1).replaceAll("[\\s\\p{Cntrl}]+", " ").strip()
                : "";
        String bare = line;
        for (Matcher answered = ANSWERED.matcher(bare); answered.lookingAt(); answered = ANSWERED.matcher(bare)) {
            bare = bare.substring(answered.end());
        }
        return "Re: " + (bare.isBlank() ? "your message" : Texts.cut(bare, LONGEST_SUBJECT));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

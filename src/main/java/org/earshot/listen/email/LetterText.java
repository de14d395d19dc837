package org.earshot.listen.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.earshot.listen.HtmlText;
import org.earshot.mention.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a person wrote in a message: plain text where there is any, else the text of its HTML. Whoever made the message may have
 * meant harm, so neither depth nor number nor length of its parts is trusted, and what cannot be decoded is left out.
 */
final class LetterText {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 60;

    private int parts;

    private LetterText() {}

    /** The text of a message, with quoted history and signatures; empty for none. */
    static String of(MimeMessage message) {
        return new LetterText().text(message, 0).strip();
    }

    /** True where the bytes that were fetched hold some text. */
    static boolean beginsWithText(Letter letter) {
        try {
            return !of(message(letter.head())).isBlank();
        } catch (MessagingException e) {
            return true; // there is no use in looking further
        }
    }

    /** The text of one part, written as a message of its own. */
    static Optional<String> ofPart(byte[] part) {
        try {
            return Optional.of(of(message(part))).filter(text -> !text.isBlank());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    static MimeMessage message(byte[] bytes) throws MessagingException {
        return new MimeMessage(null, new ByteArrayInputStream(bytes));
    }

    private String text(MimePart part, int depth) {
        try {
            if (depth > DEEPEST || ++parts > MOST_PARTS || isAttached(part)) {
                return "";
            }
            ContentType type = type(part);
            if (type.match("multipart/*")) {
                return ofMany(part, type, depth);
            }
            if (type.match("text/html")) {
                return HtmlText.of(Quotes.withoutMarkedQuotes(decoded(part, type)));
            }
            return type.match("text/plain") ? Flowed.text(decoded(part, type), type) : "";
        } catch (MessagingException | IOException e) {
            return ""; // broken beyond reading, and the other parts may do
        }
    }

    private String ofMany(MimePart part, ContentType type, int depth) throws MessagingException {
        List<MimePart> children = children(part);
        if (type.match("multipart/alternative")) {
            return best(children, depth);
        }
        // Of related parts the first is what is read, the others belong to it; of signed ones the second is the
        // signature.
        boolean first = type.match("multipart/related") || type.match("multipart/signed");
        List<String> texts = new ArrayList<>();
        for (MimePart child : first && !children.isEmpty() ? children.subList(0, 1) : children) {
            String text = text(child, depth + 1);
            if (!text.isBlank()) {
                texts.add(text);
            }
        }
        return String.join("\n\n", texts);
    }

    private String best(List<MimePart> children, int depth) throws MessagingException {
        String other = "";
        for (MimePart child : children) {
            String text = text(child, depth + 1);
            if (!text.isBlank() && type(child).match("text/plain")) {
                return text;
            }
            other = other.isBlank() ? text : other;
        }
        return other;
    }

    private static List<MimePart> children(MimePart part) throws MessagingException {
        MimeMultipart many = new MimeMultipart(new MimePartDataSource(part));
        List<MimePart> children = new ArrayList<>();
        for (int i = 0; i < Math.min(many.getCount(), MOST_PARTS); i++) {
            BodyPart child = many.getBodyPart(i);
            if (child instanceof MimePart known) {
                children.add(known);
            }
        }
        return children;
    }

    private static ContentType type(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException e) {
            return new ContentType("text", "plain", null); // RFC 2045 section 5.2
        }
    }

    private static boolean isAttached(MimePart part) throws MessagingException {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        } catch (ParseException e) {
            return false;
        }
    }

    private static String decoded(MimePart part, ContentType type) throws MessagingException, IOException {
        boolean base64 = "base64".equalsIgnoreCase(part.getEncoding());
        try (InputStream in = base64 ? Base64Text.decoded(part) : part.getInputStream()) {
            return decoded(bytes(in), type.getParameter("charset"));
        }
    }

    /** As far as they can be decoded: a message that was fetched in part may end within a letter. */
    private static byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = new byte[Mailbox.HEAD];
        int length = 0;
        try {
            for (int got = 0; got >= 0 && length < bytes.length; length += Math.max(0, got)) {
                got = in.read(bytes, length, bytes.length - length);
            }
        } catch (IOException e) {
            if (length == 0) {
                throw e;
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static String decoded(byte[] bytes, @Nullable String charset) {
        String named = charset == null ? "" : MimeUtility.javaCharset(charset).toLowerCase(Locale.ROOT);
        Charset known = named.isEmpty() || named.equals("us-ascii") ? null : known(named);
        if (known != null && !known.equals(StandardCharsets.UTF_8)) {
            return Texts.cut(new String(bytes, known), Texts.LONGEST);
        }
        return Texts.cut(guessed(bytes, known != null), Texts.LONGEST);
    }

    private static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Mail that names no charset, or a wrong one, is UTF-8 or comes from Windows. */
    private static String guessed(byte[] bytes, boolean said) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, said ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
        }
    }
}

package org.earshot.listen.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Decodes base64 as far as it goes: a message that was fetched in part ends anywhere, and the library's decoder gives nothing then. */
final class Base64Text {
    private Base64Text() {}

    static InputStream decoded(MimePart part) throws MessagingException, IOException {
        try (InputStream raw = raw(part)) {
            return new ByteArrayInputStream(decoded(raw.readNBytes(Mailbox.HEAD)));
        }
    }

    private static InputStream raw(MimePart part) throws MessagingException {
        if (part instanceof MimeMessage message) {
            return message.getRawInputStream();
        }
        return ((MimeBodyPart) part).getRawInputStream();
    }

    private static byte[] decoded(byte[] raw) {
        byte[] letters = new byte[raw.length];
        int count = 0;
        for (int i = 0; i < raw.length && raw[i] != '='; i++) {
            if (isLetter(raw[i])) {
                letters[count++] = raw[i];
            }
        }
        // One letter alone holds six bits, which is no byte.
        return Base64.getDecoder().decode(Arrays.copyOf(letters, count % 4 == 1 ? count - 1 : count));
    }

    private static boolean isLetter(byte one) {
        return (one >= 'A' && one <= 'Z')
                || (one >= 'a' && one <= 'z')
                || (one >= '0' && one <= '9')
                || one == '+'
                || one == '/';
    }
}

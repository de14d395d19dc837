package org.earshot.listen.rss;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bytes of a feed as text. What the bytes are counts more than what anybody says they are: all three places that name an
 * encoding are wrong in the wild.
 */
final class FeedText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern NAMED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 200;

    private FeedText() {}

    /**
     * Decodes a feed: by its byte order mark, by the zeros of UTF-16, as UTF-8 where it is valid, else as the header or the
     * declaration says, else as windows-1252, which can read anything.
     */
    static String of(byte[] body, Optional<String> contentType) {
        Optional<Charset> certain = byMark(body).or(() -> byZeros(body));
        if (certain.isPresent()) {
            return new String(body, certain.get());
        }
        String head = new String(body, 0, Math.min(HEAD, body.length), StandardCharsets.ISO_8859_1);
        Stream<Charset> said = Stream.of(contentType, Optional.of(head))
                .flatMap(Optional::stream)
                .flatMap(FeedText::named);
        boolean shifted = head.indexOf('\u001b') >= 0;
        List<Charset> candidates = (shifted ? said : Stream.concat(Stream.of(StandardCharsets.UTF_8), said)).toList();
        return candidates.stream()
                .flatMap(charset -> strictly(body, charset).stream())
                .findFirst()
                .orElseGet(() -> new String(body, WINDOWS));
    }

    private static Optional<Charset> byMark(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return strictly(body, StandardCharsets.UTF_8).map(text -> StandardCharsets.UTF_8);
        }
        return starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE)
                ? Optional.of(StandardCharsets.UTF_16)
                : Optional.empty();
    }

    private static Optional<Charset> byZeros(byte[] body) {
        if (starts(body, 0, '<')) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return starts(body, '<', 0) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean starts(byte[] body, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Charset> named(String where) {
        Matcher found = NAMED.matcher(where);
        if (!found.find()
                || !found.group(1).matches("[A-Za-z0-9][A-Za-z0-9._:-]*")
                || !Charset.isSupported(found.group(1))) {
            return Stream.empty();
        }
        Charset charset = Charset.forName(found.group(1));
        if (charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")) {
            return Stream.empty();
        }
        // Browsers read these two names as windows-1252 (WHATWG Encoding), and so do those who write feeds.
        boolean western = charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII);
        return Stream.of(western ? WINDOWS : charset);
    }

    private static Optional<String> strictly(byte[] body, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

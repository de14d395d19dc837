package org.earshot.respond.bluesky;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a reply is as Bluesky counts, and which pieces of it are names, addresses and hashtags: the server finds none by itself. */
final class ReplyText {
    /** The most that a post takes, in letters as people see them (lexicon app.bsky.feed.post). */
    static final int LIMIT = 300;
    /** The most that a post takes, in bytes of UTF-8. */
    static final int BYTES = 3000;

    private static final Pattern LETTER = Pattern.compile("\\X");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}@])(?:https?://|www\\.)[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern HANDLE = Pattern.compile("(?<![\\p{L}\\p{N}@./_-])@"
            + "((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)"
            + "(?![\\p{L}\\p{N}@_])");
    private static final Pattern TAG = Pattern.compile("(?<![\\p{L}\\p{N}&/#])[#＃]([\\p{L}\\p{M}\\p{N}_]{1,64})");
    private static final Pattern TAIL = Pattern.compile("[.,;:!?'’”»…]+$");

    private ReplyText() {}

    /** What a piece of text is. */
    enum Kind {
        ADDRESS,
        HANDLE,
        TAG
    }

    /**
     * A piece of text.
     *
     * @param start where it begins, in bytes of UTF-8
     * @param end where it ends, exclusive
     * @param kind what it is
     * @param value the address with its scheme, the handle without @, the tag without its sign
     */
    record Piece(int start, int end, Kind kind, String value) {}

    /** Letters as people see them: a family of emoji is one, a letter with its accents is one. */
    static int length(String text) {
        return (int) LETTER.matcher(text).results().count();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The pieces in their order; none overlaps another. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher addresses = ADDRESS.matcher(text);
        while (addresses.find()) {
            String shown = trimmed(addresses.group());
            String address = shown.regionMatches(true, 0, "http", 0, 4) ? shown : "https://" + shown;
            pieces.add(piece(text.substring(0, addresses.start()), shown, Kind.ADDRESS, address));
        }
        Matcher handles = HANDLE.matcher(text);
        while (handles.find()) {
            add(pieces, piece(text.substring(0, handles.start()), handles.group(), Kind.HANDLE, handles.group(1)));
        }
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (!tags.group(1).matches("[\\p{N}_]+")) {
                add(pieces, piece(text.substring(0, tags.start()), tags.group(), Kind.TAG, tags.group(1)));
            }
        }
        pieces.sort(Comparator.comparingInt(Piece::start));
        return pieces;
    }

    private static Piece piece(String before, String shown, Kind kind, String value) {
        int from = bytes(before);
        return new Piece(from, from + bytes(shown), kind, value);
    }

    private static void add(List<Piece> pieces, Piece piece) {
        boolean free = pieces.stream().noneMatch(other -> piece.start() < other.end() && other.start() < piece.end());
        if (free) {
            pieces.add(piece);
        }
    }

    /** Without the punctuation of the sentence that an address stands in. */
    private static String trimmed(String address) {
        String shown = TAIL.matcher(address).replaceFirst("");
        boolean opened = shown.contains("(");
        return shown.endsWith(")") && !opened ? trimmed(shown.substring(0, shown.length() - 1)) : shown;
    }
}

package org.earshot.console.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows a reply as platforms do: plain text in which addresses, names and hashtags stand out. Never HTML. */
public final class Preview {
    private static final Pattern SPECIAL = Pattern.compile("(?<link>https?://[^\\s<>\"]+[^\\s<>\".,;:!?)'’”»…])"
            + "|(?<![\\p{L}\\p{N}@./_-])(?<name>@[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.@-]*[\\p{L}\\p{N}_])?)"
            + "|(?<![\\p{L}\\p{N}&/#])(?<tag>#[\\p{L}\\p{M}\\p{N}_]*\\p{L}[\\p{L}\\p{M}\\p{N}_]*)");

    private Preview() {}

    /**
     * A stretch of a text.
     *
     * @param kind {@code plain}, {@code link}, {@code name} or {@code tag}
     * @param text the words
     */
    public record Piece(String kind, String text) {}

    /** The pieces in a row are the text. */
    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher special = SPECIAL.matcher(text);
        int at = 0;
        while (special.find()) {
            add(pieces, "plain", text.substring(at, special.start()));
            String kind = special.group("link") != null ? "link" : special.group("name") != null ? "name" : "tag";
            add(pieces, kind, special.group());
            at = special.end();
        }
        add(pieces, "plain", text.substring(at));
        return pieces;
    }

    private static void add(List<Piece> pieces, String kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }
}

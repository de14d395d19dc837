package org.earshot.listen.rss;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * Makes sloppy XML fit for a strict parser, in one pass from left to right. Drops what stands before the first tag, the
 * declaration (the text is decoded already), comments, and every DOCTYPE, so that no entity of the feed's own is ever
 * expanded or fetched. Turns HTML's entities into numbers, a bare ampersand into a proper one, and characters that XML
 * forbids into nothing.
 */
final class XmlRepair {
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{0,31}));");
    private static final Pattern DOCTYPE_END = Pattern.compile("\\]\\s*>");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String from;
    private final StringBuilder to;
    private final Matcher reference;
    private int at;

    private XmlRepair(String from) {
        this.from = from;
        this.to = new StringBuilder(from.length() + 64);
        this.reference = REFERENCE.matcher(from);
    }

    /** The repaired text; one that is sound already keeps its meaning. */
    static String of(String xml) {
        int start = xml.indexOf('<');
        return start < 0 ? "" : legal(new XmlRepair(xml.substring(start)).repaired());
    }

    private StringBuilder repaired() {
        while (at < from.length()) {
            char letter = from.charAt(at);
            if (letter == '<') {
                markup();
            } else if (letter == '&') {
                ampersand();
            } else {
                to.append(letter);
                at++;
            }
        }
        return to;
    }

    private void markup() {
        if (from.startsWith("<![CDATA[", at)) {
            int end = after("]]>");
            to.append(from, at, end);
            at = end;
        } else if (from.startsWith("<!--", at)) {
            at = after("-->");
        } else if (from.startsWith("<?", at)) {
            at = after("?>");
        } else if (from.startsWith("<!", at)) {
            at = afterDoctype();
        } else {
            to.append('<');
            at++;
        }
    }

    private int after(String end) {
        int found = from.indexOf(end, at);
        return found < 0 ? from.length() : found + end.length();
    }

    private int afterDoctype() {
        int end = from.indexOf('>', at);
        int subset = from.indexOf('[', at);
        if (subset >= 0 && subset < end) {
            Matcher close = DOCTYPE_END.matcher(from);
            return close.find(subset) ? close.end() : from.length();
        }
        return end < 0 ? from.length() : end + 1;
    }

    private void ampersand() {
        if (!reference.region(at, from.length()).lookingAt()) {
            to.append("&amp;");
            at++;
            return;
        }
        at = reference.end();
        if (reference.group(3) != null) {
            named(reference.group(3));
        } else if (reference.group(1) != null) {
            numbered(Integer.parseInt(reference.group(1)));
        } else {
            numbered(Integer.parseInt(reference.group(2), 16));
        }
    }

    private void named(String name) {
        String letters = Entities.getByName(name);
        if (name.matches("amp|lt|gt|quot|apos")) {
            to.append('&').append(name).append(';');
        } else if (letters.isEmpty()) {
            to.append("&amp;").append(name).append(';');
        } else {
            letters.codePoints().forEach(this::number);
        }
    }

    private void numbered(int point) {
        if (point >= 0x80 && point <= 0x9F) {
            new String(new byte[] {(byte) point}, WINDOWS).codePoints().forEach(this::number);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            // Two halves written one after the other are whole again once both are in the text.
            to.append((char) point);
        } else if (Character.isValidCodePoint(point) && isLegal(point)) {
            number(point);
        } else {
            to.append('\uFFFD');
        }
    }

    private void number(int point) {
        to.append("&#").append(point).append(';');
    }

    private static String legal(StringBuilder text) {
        StringBuilder legal = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isLegal(point)) {
                legal.appendCodePoint(point);
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                legal.append('\uFFFD');
            }
        }
        return legal.toString();
    }

    /** Production 2 of XML 1.0. */
    private static boolean isLegal(int point) {
        return point == 0x9
                || point == 0xA
                || point == 0xD
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}

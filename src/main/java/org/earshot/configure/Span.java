package org.earshot.configure;

/**
 * A piece of a text.
 *
 * @param from the first character
 * @param to the one behind the last
 */
public record Span(int from, int to) {
    /** From the beginning of its first line to the end of its last one, the line break included. */
    public static Span linesOf(String text, Span span) {
        int start = text.lastIndexOf('\n', span.from() - 1) + 1;
        int end = text.indexOf('\n', Math.max(span.from(), span.to() - 1));
        return new Span(start, end < 0 ? text.length() : end + 1);
    }
}

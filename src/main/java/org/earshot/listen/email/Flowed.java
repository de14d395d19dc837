package org.earshot.listen.email;

import jakarta.mail.internet.ContentType;

/** Puts lines together that only the mail program broke (RFC 3676, format=flowed). */
final class Flowed {
    private Flowed() {}

    /** The text with its paragraphs whole; a text of another format comes back as it is. */
    static String text(String text, ContentType type) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (!"flowed".equalsIgnoreCase(type.getParameter("format"))) {
            return lines;
        }
        boolean dropsSpace = "yes".equalsIgnoreCase(type.getParameter("delsp"));
        StringBuilder whole = new StringBuilder(lines.length());
        for (String line : lines.split("\n", -1)) {
            boolean quoted = line.startsWith(">");
            String plain = !quoted && line.startsWith(" ") ? line.substring(1) : line;
            boolean goesOn = plain.endsWith(" ") && !plain.equals("-- ") && !quoted;
            whole.append(goesOn && dropsSpace ? plain.substring(0, plain.length() - 1) : plain);
            if (!goesOn) {
                whole.append('\n');
            }
        }
        return whole.toString();
    }
}

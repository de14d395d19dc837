package org.earshot.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.earshot.fetch.Line.Heard;
import org.jspecify.annotations.Nullable;

/**
 * Reads Server-Sent Events as the HTML standard says (section 9.2.6), except that ids and retry times are left alone: what was missed
 * is asked for elsewhere. Lines and events end in an error where they grow beyond a million bytes.
 */
final class EventText {
    private static final int LONGEST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[16 << 10];
    private int at;
    private int end;
    private boolean first = true;
    private boolean afterReturn;

    EventText(InputStream in) {
        this.in = in;
    }

    /** The next event with data; throws where the stream ends or breaks. */
    Heard.Message next() throws IOException {
        String event = "";
        StringBuilder text = new StringBuilder();
        boolean some = false;
        while (true) {
            String line = line();
            if (line.isEmpty()) {
                if (some) {
                    return new Heard.Message(event.isEmpty() ? "message" : event, text.toString());
                }
                event = "";
                continue;
            }
            String value = value(line, "data");
            if (value != null) {
                text.append(some ? "\n" : "").append(value);
                some = true;
            }
            String kind = value(line, "event");
            event = kind == null ? event : kind;
            if (text.length() > LONGEST) {
                throw new BrokenLine("an event is longer than " + LONGEST + " characters");
            }
        }
    }

    /** The value of a field, null where the line is another one, such as a comment. */
    private static @Nullable String value(String line, String field) {
        if (line.equals(field)) {
            return "";
        }
        if (!line.startsWith(field + ":")) {
            return null;
        }
        int from = field.length() + 1;
        return line.substring(line.startsWith(" ", from) ? from + 1 : from);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        while (true) {
            if (at == end) {
                fill();
            }
            byte one = buffer[at++];
            boolean halfOfBreak = afterReturn && one == '\n';
            afterReturn = one == '\r';
            if (halfOfBreak) {
                continue;
            }
            if (one == '\n' || one == '\r') {
                return text(line);
            }
            line.write(one);
            if (line.size() > LONGEST) {
                throw new BrokenLine("a line is longer than " + LONGEST + " bytes");
            }
        }
    }

    private String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        boolean marked = first && text.startsWith("\uFEFF");
        first = false;
        return marked ? text.substring(1) : text;
    }

    private void fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            throw new BrokenLine("the server ended the stream");
        }
    }
}

package org.earshot.listen.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.earshot.listen.Json;

/**
 * The text of a record with its links in full: apps show a shortened address and keep the whole one in a facet, which points into
 * the text by UTF-8 bytes. A facet that points outside the text, into the middle of a letter or into another facet is ignored.
 */
final class RecordText {
    private RecordText() {}

    private record Link(int start, int end, String address) {}

    static String of(JsonNode record) {
        byte[] text = record.path("text").asText("").getBytes(StandardCharsets.UTF_8);
        StringBuilder whole = new StringBuilder();
        int done = 0;
        for (Link link : links(record, text)) {
            if (link.start() >= done) {
                whole.append(piece(text, done, link.start())).append(shown(text, link));
                done = link.end();
            }
        }
        return whole.append(piece(text, done, text.length)).toString();
    }

    private static List<Link> links(JsonNode record, byte[] text) {
        List<Link> links = new ArrayList<>();
        for (JsonNode facet : record.path("facets")) {
            Long start = Json.number(facet.path("index"), "byteStart");
            Long end = Json.number(facet.path("index"), "byteEnd");
            String address = address(facet);
            if (start != null && end != null && address != null && within(text, start, end)) {
                links.add(new Link(start.intValue(), end.intValue(), address));
            }
        }
        links.sort(Comparator.comparingInt(Link::start));
        return links;
    }

    private static @org.jspecify.annotations.Nullable String address(JsonNode facet) {
        for (JsonNode feature : facet.path("features")) {
            if (feature.path("$type").asText().equals("app.bsky.richtext.facet#link")) {
                return Json.address(feature, "uri");
            }
        }
        return null;
    }

    private static boolean within(byte[] text, long start, long end) {
        return start >= 0 && start < end && end <= text.length && letter(text, start) && letter(text, end);
    }

    /** True where a letter begins, or the text ends. */
    private static boolean letter(byte[] text, long at) {
        return at == text.length || (text[(int) at] & 0xC0) != 0x80;
    }

    /** The whole address in place of a shortened one; words that only lead to an address keep it behind them. */
    private static String shown(byte[] text, Link link) {
        String words = piece(text, link.start(), link.end());
        String bare = bare(link.address());
        String cut = bare(words).replaceAll("(?:…|\\.\\.\\.)$", "");
        boolean address = !cut.isBlank() && bare.regionMatches(true, 0, cut, 0, cut.length());
        return address ? link.address() : words + " (" + link.address() + ")";
    }

    private static String bare(String address) {
        return address.strip().replaceFirst("^(?i:https?://)(?i:www\\.)?", "").replaceFirst("^(?i:www\\.)", "");
    }

    private static String piece(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }
}

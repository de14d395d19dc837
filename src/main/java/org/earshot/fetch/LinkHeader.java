package org.earshot.fetch;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads Link headers (RFC 8288), for pages that name their neighbours. */
public final class LinkHeader {
    private final String text;
    private final URI base;
    private final Map<String, URI> links;
    private int position;

    private LinkHeader(String text, URI base, Map<String, URI> links) {
        this.text = text;
        this.base = base;
        this.links = links;
    }

    /**
     * All links by their relation in small letters, the first one of each.
     *
     * @param base the address that the answer came from, for relative links
     */
    public static Map<String, URI> parse(Headers headers, URI base) {
        Map<String, URI> links = new LinkedHashMap<>();
        headers.all("Link").forEach(value -> new LinkHeader(value, base, links).read());
        return Map.copyOf(links);
    }

    private void read() {
        while ((position = text.indexOf('<', position)) >= 0) {
            int end = text.indexOf('>', position);
            if (end < 0) {
                return;
            }
            String target = text.substring(position + 1, end);
            position = end + 1;
            String relations = relations();
            Reference.resolve(base, target).ifPresent(address -> {
                for (String relation :
                        relations.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
                    if (!relation.isEmpty()) {
                        links.putIfAbsent(relation, address);
                    }
                }
            });
        }
    }

    /** The rel parameter, of which only the first counts; ends at the comma before the next link. */
    private String relations() {
        String relations = "";
        while (position < text.length() && text.charAt(position) != ',') {
            position++;
            String name = token().strip();
            String value = "";
            if (position < text.length() && text.charAt(position) == '=') {
                position++;
                value = value();
            }
            relations = relations.isEmpty() && name.equalsIgnoreCase("rel") ? value : relations;
        }
        return relations;
    }

    private String token() {
        int start = position;
        while (position < text.length() && ";,=".indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private String value() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        if (position == text.length() || text.charAt(position) != '"') {
            return token();
        }
        StringBuilder value = new StringBuilder();
        for (position++; position < text.length() && text.charAt(position) != '"'; position++) {
            boolean escape = text.charAt(position) == '\\' && position + 1 < text.length();
            position += escape ? 1 : 0;
            value.append(text.charAt(position));
        }
        position = Math.min(position + 1, text.length());
        token();
        return value.toString();
    }
}

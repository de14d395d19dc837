package org.earshot.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A forum's RSS feed. */
final class FeedPlace {
    private final Town town;

    FeedPlace(Town town) {
        this.town = town;
    }

    void answer(HttpExchange exchange) throws IOException {
        List<Script.Line> posted = town.posted(Script.Place.FEED);
        String etag = "\"" + posted.size() + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Forum</title><link>"
                + town.address("/forum")
                + "</link><description>A forum about smart homes</description>\n");
        for (int i = posted.size() - 1; i >= Math.max(0, posted.size() - 40); i--) {
            feed.append(item(posted.get(i)));
        }
        Speaking.text(
                exchange,
                200,
                "application/rss+xml; charset=utf-8",
                feed.append("</channel></rss>\n").toString());
    }

    private String item(Script.Line line) {
        String text = line.text();
        String title = text.substring(0, Math.min(text.length(), 40));
        return "<item><title>" + Speaking.escaped(title) + "</title><link>" + town.address("/forum/" + line.number())
                + "</link><guid isPermaLink=\"false\">f-"
                + line.number() + "</guid><dc:creator>" + Speaking.escaped(line.author()) + "</dc:creator><pubDate>"
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        town.postedAt(line).atOffset(ZoneOffset.UTC)) + "</pubDate><description>"
                + Speaking.escaped(Speaking.escaped(text)) + "</description></item>\n";
    }
}

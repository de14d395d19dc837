package org.earshot.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;

/** A review site whose pages carry schema.org reviews, newest first, ten to a page. */
final class ReviewPlace {
    private static final int PAGE = 10;
    private final Town town;

    ReviewPlace(Town town) {
        this.town = town;
    }

    void answer(HttpExchange exchange) throws IOException {
        int page = Integer.parseInt(Speaking.query(exchange).getOrDefault("page", "1"));
        List<Script.Line> posted = town.posted(Script.Place.REVIEWS);
        int end = Math.max(0, posted.size() - (page - 1) * PAGE);
        int start = Math.max(0, end - PAGE);
        ObjectNode product = Speaking.JSON.createObjectNode();
        product.put("@context", "https://schema.org/").put("@type", "Product").put("name", "Norvia Hub");
        ArrayNode reviews = product.putArray("review");
        for (int i = end - 1; i >= start; i--) {
            reviews.add(review(posted.get(i)));
        }
        String next = start > 0 ? "<a rel=\"next\" href=\"/reviews?page=" + (page + 1) + "\">older</a>" : "";
        Speaking.text(
                exchange,
                200,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><head><title>Norvia Hub: reviews</title><script type=\"application/ld+json\">"
                        + product.toString().replace("</", "<\\/") + "</script></head><body><h1>Norvia Hub</h1>" + next
                        + "</body></html>");
    }

    private ObjectNode review(Script.Line line) {
        ObjectNode review = Speaking.JSON.createObjectNode();
        review.put("@type", "Review").put("url", town.address("/reviews#r" + line.number()));
        review.put("datePublished", town.postedAt(line).toString())
                .put("reviewBody", line.text())
                .put("inLanguage", line.language());
        review.putObject("author").put("@type", "Person").put("name", line.author());
        if (line.stars() > 0) {
            review.putObject("reviewRating")
                    .put("@type", "Rating")
                    .put("ratingValue", line.stars())
                    .put("bestRating", 5);
        }
        return review;
    }
}

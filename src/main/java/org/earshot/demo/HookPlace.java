package org.earshot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Where alerts go in the demo: it prints a line for each, as a pager would. */
final class HookPlace {
    void answer(HttpExchange exchange) throws IOException {
        JsonNode alert = Speaking.body(exchange).path("data");
        System.out.println("ALERT  " + alert.path("urgency").asText() + "  "
                + alert.path("platform").asText() + "  " + alert.path("reason").asText() + "  "
                + alert.path("url").asText());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}

package org.earshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives signed webhooks as a customer's system would, and remembers which alert ids came for which case. */
final class HookTown implements AutoCloseable {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Map<String, Set<String>> idsByCase = new ConcurrentHashMap<>();
    private final AtomicInteger badSignatures = new AtomicInteger();

    HookTown() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(KEY);
    }

    Set<String> cases() {
        return idsByCase.keySet();
    }

    List<String> casesWithTwoIds() {
        return idsByCase.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    int badSignatures() {
        return badSignatures.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String signed = id + "." + exchange.getRequestHeaders().getFirst("webhook-timestamp") + ".";
        if (!("v1," + hmac(signed.getBytes(StandardCharsets.UTF_8), body))
                .equals(exchange.getRequestHeaders().getFirst("webhook-signature"))) {
            badSignatures.incrementAndGet();
        }
        JsonNode alert = new ObjectMapper().readTree(body);
        if (alert.path("type").asText().equals("case.opened")) {
            idsByCase
                    .computeIfAbsent(alert.path("data").path("caseId").asText(), key -> new ConcurrentSkipListSet<>())
                    .add(id);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static String hmac(byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package org.earshot.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The opening handshake of a WebSocket (RFC 6455 section 4.1), without extensions or subprotocols. */
final class Handshake {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Set<String> OURS =
            Set.of("host", "connection", "upgrade", "content-length", "transfer-encoding", "user-agent");

    private final Request request;
    private final Aim.Target target;
    private final String userAgent;
    private final String key;

    Handshake(Request request, Aim.Target target, String userAgent) {
        this.request = request;
        this.target = target;
        this.userAgent = userAgent;
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    /** Asks, and reads the head of the answer and nothing behind it; a 101 is a proper one. */
    Answer.Answered shake(Socket socket) throws IOException {
        socket.getOutputStream().write(asked().getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        List<String> head = head(socket.getInputStream());
        int status = status(head.get(0));
        Headers headers = headers(head.subList(1, head.size()));
        if (status == 101) {
            check(headers);
        }
        return new Answer.Answered(status, headers, new byte[0], target.address());
    }

    private String asked() {
        String path = target.address().getRawPath();
        String query = target.address().getRawQuery();
        StringBuilder asked = new StringBuilder("GET " + path + (query == null ? "" : "?" + query) + " HTTP/1.1\r\n");
        asked.append("Host: ").append(target.address().getRawAuthority()).append("\r\n");
        asked.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
        asked.append("Sec-WebSocket-Key: ").append(key).append("\r\n");
        asked.append("User-Agent: ").append(oneLine(userAgent)).append("\r\n");
        request.headers().forEach((name, value) -> {
            String small = name.toLowerCase(Locale.ROOT);
            if (!OURS.contains(small) && !small.startsWith("sec-websocket-")) {
                asked.append(oneLine(name)).append(": ").append(oneLine(value)).append("\r\n");
            }
        });
        return asked.append("\r\n").toString();
    }

    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n\\x00]", " ");
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int size = 0; size < Clients.LONGEST_LINE && lines.size() <= Clients.MOST_HEADERS; size++) {
            int one = in.read();
            if (one < 0) {
                throw new EOFException();
            }
            if (one != '\n') {
                line.append((char) one);
                continue;
            }
            String whole = line.toString().stripTrailing();
            line.setLength(0);
            if (whole.isEmpty() && !lines.isEmpty()) {
                return lines;
            }
            lines.add(whole);
        }
        throw new Body.TooLarge("its headers are too long or too many");
    }

    private static int status(String line) throws BrokenLine {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d(?: .*)?")) {
            throw new BrokenLine("what came is not HTTP");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static Headers headers(List<String> lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                // A redirect may name the place by the scheme that it is used with.
                boolean place = name.equalsIgnoreCase("Location") && value.matches("(?i:wss?)://.*");
                headers.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(place ? "http" + value.substring(2) : value);
            }
        }
        return new Headers(headers);
    }

    private void check(Headers headers) throws BrokenLine {
        boolean upgraded =
                headers.first("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
                        && headers.first("Sec-WebSocket-Accept")
                                .filter(accepted()::equals)
                                .isPresent();
        boolean extended = !headers.all("Sec-WebSocket-Extensions").isEmpty()
                || !headers.all("Sec-WebSocket-Protocol").isEmpty();
        if (!upgraded || extended) {
            throw new BrokenLine("what came is no WebSocket");
        }
    }

    private String accepted() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}

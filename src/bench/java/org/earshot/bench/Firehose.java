package org.earshot.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Jetstream in this process that sends so many events a second: of 100, one post names the brand, 79 do not, 15 are deletes and 5
 * are about accounts; about 700 bytes each, as the network's are. Its frames are made beforehand, and only their times are written in.
 */
final class Firehose implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");
    private static final int FRAMES = 5_000;
    private static final String NO_RECORD = "99999999";
    private static final String NO_TIME = "1000000000000000";

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final List<byte[]> frames = new ArrayList<>();
    private final List<Integer> records = new ArrayList<>();
    private volatile long cpu;
    private volatile long lag;

    Firehose() throws IOException {
        for (int i = 0; i < FRAMES; i++) {
            byte[] text = JSON.writeValueAsBytes(event(i));
            records.add(4 + new String(text, StandardCharsets.ISO_8859_1).indexOf(NO_RECORD));
            frames.add(ByteBuffer.allocate(4 + text.length)
                    .put((byte) 0x81)
                    .put((byte) 126)
                    .putShort((short) text.length)
                    .put(text)
                    .array());
        }
    }

    String base() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What sending cost in nanoseconds of the processor. */
    long cpu() {
        return cpu;
    }

    /** How late the last event was sent, in milliseconds, because the other side would not take it. */
    long lag() {
        return lag;
    }

    /** Takes one caller and sends it so many events, at a rate or, with 0, as fast as they are taken. */
    void send(int events, int perSecond) throws IOException, GeneralSecurityException {
        Socket caller = socket.accept();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) caller.getInputStream().read());
        }
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            throw new IOException("no WebSocket was asked for");
        }
        byte[] accept = MessageDigest.getInstance("SHA-1")
                .digest((key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        OutputStream out = new BufferedOutputStream(caller.getOutputStream(), 64 << 10);
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(accept) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < events; i++) {
            out.write(fresh(i));
            if (perSecond > 0 && i % 20 == 19) {
                out.flush();
                long ahead = start + (i + 1) * 1_000_000_000L / perSecond - System.nanoTime();
                lag = Math.max(0, -ahead / 1_000_000);
                LockSupport.parkNanos(Math.max(0, ahead));
            }
        }
        out.flush();
        cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    /** A frame with the present time and a record of its own. */
    private byte[] fresh(int number) {
        byte[] frame = frames.get(number % FRAMES);
        int record = records.get(number % FRAMES);
        byte[] key = String.format("%08d", number).getBytes(StandardCharsets.US_ASCII);
        if (record > 4) {
            System.arraycopy(key, 0, frame, record, key.length);
        }
        byte[] now = Long.toString(System.currentTimeMillis() * 1_000).getBytes(StandardCharsets.US_ASCII);
        int at = frame.length - 1 - now.length;
        System.arraycopy(now, 0, frame, at, now.length);
        return frame;
    }

    private static ObjectNode event(int number) {
        ObjectNode event = JSON.createObjectNode();
        int part = number % 100;
        String did = "did:plc:" + String.format("%024d", number % 3_000);
        event.put("did", did);
        if (part >= 95) {
            event.put("kind", "identity").putObject("identity").put("did", did).put("handle", "u" + number + ".example");
        } else {
            event.put("kind", "commit");
            commit(event.putObject("commit"), number, part);
        }
        return event.put("time_us", Long.parseLong(NO_TIME));
    }

    private static void commit(ObjectNode commit, int number, int part) {
        commit.put("rev", "3l3qo2vuowo" + number).put("collection", "app.bsky.feed.post").put("rkey", "3l3qo2vut" + NO_RECORD);
        if (part >= 80) {
            commit.put("operation", "delete");
            return;
        }
        String said = Said.CALM.get(number % Said.CALM.size()).replace("acme bank", "the bank");
        commit.put("operation", "create").put("cid", "bafyreidc6sydkkbchcyg62v77wbhzvb2mvytlmsychqgwf2xojjtirmzj" + part);
        ObjectNode record = commit.putObject("record");
        record.put("$type", "app.bsky.feed.post").put("createdAt", "2026-03-02T10:59:00.000Z");
        record.put("text", (part == 0 ? "acme bank: " : "") + said + " More of it at news.example/a/" + number + " \u2728");
        record.putArray("langs").add("en");
        ObjectNode facet = record.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", 0).put("byteEnd", 8);
        facet.putArray("features").addObject().put("$type", "app.bsky.richtext.facet#tag").put("tag", "bank");
        ObjectNode reply = record.putObject("reply");
        String parent = "at://did:plc:4zmuaap4ut7qurzofcayh3aa/app.bsky.feed.post/3l3qn" + number;
        reply.putObject("root").put("cid", "bafyreigh2akiscaildc").put("uri", parent);
        reply.putObject("parent").put("cid", "bafyreigh2akiscaildc").put("uri", parent);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

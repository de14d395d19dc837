package org.earshot.fetch;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket server on 127.0.0.1, written by hand so that it can also misbehave. */
public final class SocketServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> lines = new CopyOnWriteArrayList<>();
    private final Queue<String> instead = new ConcurrentLinkedQueue<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Integer> control = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile boolean mute;
    private volatile BiConsumer<SocketServer, String> greeting = (server, head) -> {};

    /** Starts one on a free port. */
    public SocketServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    /** {@code http://127.0.0.1:PORT} without a slash at the end. */
    public String base() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** Does something with the head of each request as soon as its line is open, in a thread of its own. */
    public SocketServer greeting(BiConsumer<SocketServer, String> deed) {
        greeting = deed;
        return this;
    }

    /** The next request gets this instead of a line: everything from the status line on, KEY standing for the proper answer. */
    public void answerNext(String raw) {
        instead.add(raw);
    }

    /** Answers no ping any more. */
    public void mute() {
        mute = true;
    }

    /** Sends a text to all open lines. */
    public void say(String text) {
        frame(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a frame with this first byte. */
    public void frame(int head, byte[] said) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(head);
        if (said.length < 126) {
            frame.write(said.length);
        } else if (said.length < 65_536) {
            frame.write(126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) said.length).array());
        } else {
            frame.write(127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(said.length).array());
        }
        frame.writeBytes(said);
        raw(frame.toByteArray());
    }

    /** Sends bytes as they are. */
    public void raw(byte[] bytes) {
        for (Socket line : lines) {
            try {
                OutputStream out = line.getOutputStream();
                synchronized (out) {
                    out.write(bytes);
                    out.flush();
                }
            } catch (IOException e) {
                lines.remove(line);
            }
        }
    }

    /** Breaks all open lines off. */
    public void hangUp() throws IOException {
        for (Socket line : lines) {
            lines.remove(line);
            line.close();
        }
    }

    /** How many lines were opened so far. */
    public int opened() {
        return opened.get();
    }

    /** How many are open. */
    public int live() {
        return lines.size();
    }

    /** The heads of all requests. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** The kinds of the control frames that came: 8 for close, 9 for ping, 10 for pong. */
    public List<Integer> control() {
        return List.copyOf(control);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException e) {
                return; // the test is over
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            String head = head(caller);
            heads.add(head);
            Matcher key = KEY.matcher(head);
            String proper = key.find() ? accepted(key.group(1)) : "";
            String other = instead.poll();
            String answer = other == null
                    ? "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: KEY\r\n\r\n"
                    : other;
            caller.getOutputStream().write(answer.replace("KEY", proper).getBytes(StandardCharsets.ISO_8859_1));
            caller.getOutputStream().flush();
            if (other != null && !other.startsWith("HTTP/1.1 101")) {
                return;
            }
            lines.add(caller);
            opened.incrementAndGet();
            threads.execute(() -> greeting.accept(this, head));
            hear(caller);
        } catch (IOException e) {
            // The other side hung up, which is what these tests are about.
            return;
        } finally {
            lines.remove(caller);
        }
    }

    private static String head(Socket caller) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int one = caller.getInputStream().read();
            if (one < 0) {
                throw new EOFException();
            }
            head.append((char) one);
        }
        return head.toString();
    }

    private void hear(Socket caller) throws IOException {
        DataInputStream in = new DataInputStream(caller.getInputStream());
        while (true) {
            int kind = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte();
            if (length < 0x80) {
                throw new IOException("a client's frame is masked");
            }
            in.readNBytes(4 + (length & 0x7f));
            control.add(kind);
            if (kind == 9 && !mute) {
                frame(0x8a, new byte[0]);
            }
        }
    }

    private static String accepted(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        hangUp();
        threads.shutdownNow();
    }
}

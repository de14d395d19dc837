package org.earshot.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A socket that says the same to everybody, with a pause in milliseconds after each byte, and hangs up. */
public final class RawSocket implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean stays;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @param script every byte of the answer, status line and all
     * @param pause milliseconds after each byte
     */
    public RawSocket(String script, int pause) throws IOException {
        thread.execute(() -> {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    calls.incrementAndGet();
                    do {
                        hear(caller);
                        say(script.getBytes(StandardCharsets.ISO_8859_1), pause, caller.getOutputStream());
                    } while (stays && !socket.isClosed());
                } catch (IOException | InterruptedException e) {
                    // The caller hung up, which is what these tests are about.
                    continue;
                }
            }
        });
    }

    /** From now on hangs up only when the caller does. */
    public void keepAlive() {
        stays = true;
    }

    /** How many connections there were. */
    public int calls() {
        return calls.get();
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    private static void hear(Socket caller) throws IOException {
        StringBuilder heard = new StringBuilder();
        int one = caller.getInputStream().read();
        // A TLS handshake begins with 22 and gets its answer at once.
        while (one >= 0 && one != 22 && heard.indexOf("\r\n\r") < 0) {
            heard.append((char) one);
            one = caller.getInputStream().read();
        }
        if (one < 0) {
            throw new EOFException("the caller hung up");
        }
    }

    private void say(byte[] script, int pause, OutputStream out) throws IOException, InterruptedException {
        if (pause == 0) {
            out.write(script);
            return;
        }
        for (byte one : script) {
            out.write(one);
            closed.await(pause, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        socket.close();
        thread.shutdownNow();
    }
}

package org.earshot.fetch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.earshot.fetch.Answer.Kind;
import org.jspecify.annotations.Nullable;

/** Opens a WebSocket on a connection to an address that the guard has judged; Java's own clients resolve the name once more. */
final class SocketDial implements Trip.Sender {
    private final GuardedResolver resolver;
    private final FetchSettings settings;
    private final Alarms alarms;
    private @Nullable Wire opened;

    SocketDial(GuardedResolver resolver, FetchSettings settings, Alarms alarms) {
        this.resolver = resolver;
        this.settings = settings;
        this.alarms = alarms;
    }

    /** The line that the last answer opened, null for none. */
    @Nullable
    Wire opened() {
        return opened;
    }

    @Override
    public Answer send(Request request, Aim.Target target, Body limits, Duration time) {
        AtomicBoolean late = new AtomicBoolean();
        try (Ringing line = new Ringing()) {
            Future<?> alarm = alarms.after(time, () -> {
                late.set(true);
                line.hangUp();
            });
            try {
                return shaken(request, target, line);
            } catch (BrokenLine e) {
                return Failures.unanswered(request, Kind.NETWORK, e.why());
            } catch (IOException e) {
                return late.get() ? Exchange.tooLate(request) : Failures.of(request, e);
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private Answer shaken(Request request, Aim.Target target, Ringing line) throws IOException {
        Socket socket = line.hold(connected(target));
        socket.setSoTimeout(
                (int) Math.min(Integer.MAX_VALUE, settings.lineSilence().toMillis()));
        socket.setTcpNoDelay(true);
        if (target.scheme().equals("https")) {
            socket = line.hold(secured(socket, target));
        }
        Handshake handshake = new Handshake(request, target, settings.userAgent());
        Answer.Answered answer = handshake.shake(socket);
        if (answer.status() == 101) {
            Frames frames = new Frames(socket.getInputStream(), socket.getOutputStream());
            opened = new Wire(
                    request, new Talk(frames, socket, settings.lineSilence().dividedBy(3)));
            line.keep();
        }
        return answer;
    }

    /** Tries the addresses in their order, as HttpClient does. */
    private Socket connected(Aim.Target target) throws IOException {
        List<InetSocketAddress> addresses = resolver.resolve(target.host(), target.port());
        for (int i = 0; ; i++) {
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                SocketAddress address = addresses.get(i);
                socket.connect(address, (int) settings.connectTimeout().toMillis());
                return socket;
            } catch (IOException e) {
                socket.close();
                if (i + 1 == addresses.size()) {
                    throw e;
                }
            }
        }
    }

    private static Socket secured(Socket plain, Aim.Target target) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secure = (SSLSocket) factory.createSocket(plain, target.host(), target.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    /** A connection that is closed again unless it becomes a line. */
    private static final class Ringing implements AutoCloseable {
        private volatile @Nullable Socket socket;
        private volatile boolean kept;
        private volatile boolean over;

        Socket hold(Socket connected) throws IOException {
            socket = connected;
            if (over) {
                connected.close();
            }
            return connected;
        }

        void keep() {
            kept = true;
        }

        void hangUp() {
            over = true;
            Socket held = socket;
            if (held != null && !kept) {
                shut(held);
            }
        }

        @Override
        public void close() {
            hangUp();
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // there is nobody left to tell
        }
    }

    private record Talk(Frames frames, Socket socket, Duration patience) implements Wire.Speech {
        @Override
        public Line.Heard.Message next() throws IOException {
            return new Line.Heard.Message("message", frames.next());
        }

        @Override
        public void stir() {
            frames.stir(patience);
        }

        @Override
        public void hangUp() {
            shut(socket);
        }
    }
}

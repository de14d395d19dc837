package org.earshot.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;

/**
 * Sockets for one connection of a protocol other than HTTP, under the guard that HTTP obeys: the name is resolved once, and the
 * socket connects to the very address that was judged. What the other side may send is bounded.
 */
final class GuardedSockets extends SocketFactory {
    private final AddressGuard guard;
    private final GuardedResolver.Lookup lookup;
    private final Bounds bounds;
    private final Set<Socket> made = ConcurrentHashMap.newKeySet();

    GuardedSockets(AddressGuard guard, GuardedResolver.Lookup lookup, Bounds bounds) {
        this.guard = guard;
        this.lookup = lookup;
        this.bounds = bounds;
    }

    /**
     * How much one connection may take of us.
     *
     * @param connectMillis for connecting
     * @param bytes to read in all
     * @param endsAt when it must be over, as System.nanoTime counts; 0 for never
     */
    record Bounds(int connectMillis, long bytes, long endsAt) {}

    /** Breaks the connection off at once, whoever waits on it. */
    void cut() {
        for (Socket socket : made) {
            try {
                socket.close();
            } catch (IOException e) {
                made.remove(socket); // it is of no more use either way
            }
        }
    }

    @Override
    public Socket createSocket() {
        Socket socket = new Judged();
        made.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(InetSocketAddress.createUnresolved(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket(address, port);
    }

    private final class Judged extends Socket {
        Judged() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, bounds.connectMillis());
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress meant)) {
                throw new ForbiddenAddress("only hosts and ports are connected to");
            }
            super.connect(judged(meant), timeout);
        }

        private InetSocketAddress judged(InetSocketAddress meant) throws UnknownHostException {
            String spelled = meant.getHostString().toLowerCase(Locale.ROOT);
            String host = spelled.endsWith(".") ? spelled.substring(0, spelled.length() - 1) : spelled;
            List<InetAddress> permitted = guard.permitted(host, meant.getPort(), List.of(lookup.addresses(host)));
            return new InetSocketAddress(permitted.get(0), meant.getPort());
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new Bounded(super.getInputStream(), bounds);
        }
    }

    /** Ends a connection that takes too long or brings too much, however slowly it does. */
    private static final class Bounded extends FilterInputStream {
        private final Bounds bounds;
        private long read;

        Bounded(InputStream in, Bounds bounds) {
            super(in);
            this.bounds = bounds;
        }

        @Override
        public int read() throws IOException {
            check();
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            check();
            int got = super.read(bytes, from, length);
            read += Math.max(0, got);
            return got;
        }

        private void check() throws IOException {
            if (bounds.endsAt() != 0 && System.nanoTime() - bounds.endsAt() > 0) {
                throw new Unbounded("it took longer than allowed");
            }
            if (read > bounds.bytes()) {
                throw new Unbounded("it sent more than allowed");
            }
        }
    }

    /** The other side took more of us than it may. */
    static final class Unbounded extends IOException {
        private static final long serialVersionUID = 1;

        Unbounded(String why) {
            super(why);
        }
    }
}

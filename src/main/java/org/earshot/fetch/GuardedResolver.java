package org.earshot.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once for each connection and hands HttpClient only addresses that the guard permits. HttpClient
 * connects to what it gets here and asks nobody again, so a name that changes its address meanwhile gains nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final AddressGuard guard;
    private final Lookup lookup;

    GuardedResolver(AddressGuard guard, Lookup lookup) {
        this.guard = guard;
        this.lookup = lookup;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return guard.permitted(host, port, List.of(lookup.addresses(host))).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** Not the way in: without a port the guard cannot judge. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new ForbiddenAddress(host + " was asked for without a port");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name service; another one in tests. */
    @FunctionalInterface
    interface Lookup {
        /** All addresses of a host. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }
}

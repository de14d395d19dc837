package org.earshot.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides which addresses may be fetched: public ones, and those that the admin allowed. Judges the resolved IP
 * address, never the name, so the caller must connect to the very address that was judged.
 */
final class AddressGuard {
    /** IANA's special-purpose registry, the deprecated relays, multicast, and Azure's metadata server. */
    private static final List<Block> CLOSED_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Global unicast; everything else in IPv6 is local, mapped, multicast or unassigned. */
    private static final List<Block> OPEN_V6 = blocks("2000::/3");

    /** Protocol assignments with Teredo, and documentation. */
    private static final List<Block> CLOSED_V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    private static final Block SIX_TO_FOUR = new Block(known("2002::"), 16);
    private static final Block NAT64 = new Block(known("64:ff9b::"), 96);

    /** Ports below 1024 speak other protocols, and so do these (the list of blocked ports of the Fetch standard). */
    private static final Set<Integer> OTHER_PROTOCOLS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
            10080);

    /** Where mail servers take and give out mail (RFC 8314), and 2525, which some offer where 25 is blocked. */
    private static final Set<Integer> MAIL = Set.of(25, 143, 465, 587, 993, 2525);

    private final AllowedHosts allowed;

    AddressGuard(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /** Judges the spelling and the port; the address that the name stands for is judged when it is known. */
    Aim aim(URI address) {
        Aim aim = Aim.of(address);
        if (aim instanceof Aim.Target target && !properPort(target)) {
            return new Aim.Refused("port " + target.port() + " is not a web port; " + cure(target.server()));
        }
        return aim;
    }

    /** Those of a host's addresses that may be connected to; throws {@link ForbiddenAddress} if none may. */
    List<InetAddress> permitted(String host, int port, List<InetAddress> resolved) throws UnknownHostException {
        List<InetAddress> permitted = resolved.stream()
                .filter(address -> isPublic(address) || allowed.allows(host, port, address))
                .toList();
        if (permitted.isEmpty()) {
            throw new ForbiddenAddress(host + " is not an address of the public internet; " + cure(host));
        }
        return permitted;
    }

    /** True for an address of the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!(address instanceof Inet6Address)) {
            return within(CLOSED_V4, address).isEmpty();
        }
        if (NAT64.contains(address)) {
            return isPublic(embedded(bytes, 12));
        }
        if (SIX_TO_FOUR.contains(address) && !isPublic(embedded(bytes, 2))) {
            return false;
        }
        boolean isatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && (bytes[11] & 0xff) == 0xfe;
        return within(OPEN_V6, address).isPresent()
                && within(CLOSED_V6, address).isEmpty()
                && !(isatap && !isPublic(embedded(bytes, 12)));
    }

    /** Why a mail server may not be reached, by its spelling and its port; its address is judged when it is known. */
    Optional<String> mailServer(String host, int port) {
        if (Aim.NUMERIC.matcher(host).matches() && Block.literal(host).isEmpty()) {
            return Optional.of(
                    "the host " + host + " is spelled in an ambiguous way; write its name or its whole address");
        }
        boolean proper = MAIL.contains(port) || (port >= 1024 && port <= 65_535 && !OTHER_PROTOCOLS.contains(port));
        return proper || allowed.opensPort(host, port)
                ? Optional.empty()
                : Optional.of("port " + port + " is not a mail port; " + cure(host + ":" + port));
    }

    private boolean properPort(Aim.Target target) {
        int port = target.port();
        boolean web = port == 80 || port == 443 || (port >= 1024 && !OTHER_PROTOCOLS.contains(port));
        return web || allowed.opensPort(target.host(), port);
    }

    private static String cure(String host) {
        return "if it is meant, list " + host + " under earshot.http.allow-hosts";
    }

    private static Optional<Block> within(List<Block> blocks, InetAddress address) {
        return blocks.stream().filter(block -> block.contains(address)).findFirst();
    }

    private static InetAddress embedded(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an IPv4 address has four bytes", e);
        }
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(text -> Block.parse(text).orElseThrow()).toList();
    }

    private static InetAddress known(String text) {
        return Block.literal(text).orElseThrow();
    }
}

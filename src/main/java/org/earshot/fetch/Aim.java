package org.earshot.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request is meant to go, judged by its spelling alone. */
sealed interface Aim {
    /**
     * A well-spelled target.
     *
     * @param scheme http or https
     * @param host in small letters, ASCII, without a trailing dot; IPv6 without brackets
     * @param port always set
     * @param address the whole, with the host in this spelling and without a fragment
     */
    record Target(String scheme, String host, int port, URI address) implements Aim {
        /** The server as one key. */
        String server() {
            return host + ":" + port;
        }
    }

    /** Not to be fetched, and why. */
    record Refused(String why) implements Aim {}

    /** The last label of a host that some parsers read as an IPv4 address: 127.1, 0x7f.1, 2130706433. */
    Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)\\.?");

    Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]@%\\s]+)(?::(\\d{0,5}))?");

    /** Takes an address apart; strict where two readers could understand two different hosts. */
    static Aim of(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Refused("only http and https addresses are fetched");
        }
        String authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        if (authority.contains("@")) {
            return new Refused("an address with a user name in it is not fetched");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return new Refused("the address has no proper host");
        }
        String digits = Optional.ofNullable(parts.group(2)).orElse("");
        int port = digits.isEmpty() ? (scheme.equals("http") ? 80 : 443) : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            return new Refused("the address has no proper port");
        }
        return host(parts.group(1))
                .<Aim>map(host -> new Target(scheme, host, port, rebuilt(uri, scheme, host, port)))
                .orElseGet(() -> new Refused("the host is spelled in an ambiguous way"));
    }

    private static Optional<String> host(String spelled) {
        if (spelled.startsWith("[")) {
            return Block.literal(spelled.substring(1, spelled.length() - 1)).map(InetAddress::getHostAddress);
        }
        String host;
        try {
            host = IDN.toASCII(spelled).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        boolean proper = host.matches("[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?") && !host.contains("..");
        boolean ambiguous =
                NUMERIC.matcher(host).matches() && Block.literal(host).isEmpty();
        return proper && !ambiguous ? Optional.of(host) : Optional.empty();
    }

    private static URI rebuilt(URI uri, String scheme, String host, int port) {
        boolean usual = port == (scheme.equals("http") ? 80 : 443);
        String path = Optional.ofNullable(uri.getRawPath())
                .filter(given -> !given.isEmpty())
                .orElse("/");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String spelled = host.contains(":") ? "[" + host + "]" : host;
        URI whole = URI.create(scheme + "://" + spelled + (usual ? "" : ":" + port) + path + query);
        return URI.create(whole.toASCIIString());
    }
}

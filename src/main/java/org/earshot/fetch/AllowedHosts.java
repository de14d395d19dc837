package org.earshot.fetch;

import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that the admin opened although they lie on this machine or in a private network. */
final class AllowedHosts {
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+)(?::(\\d{1,5}))?");

    private final List<Entry> entries;

    /** Reads host names, addresses, {@code host:port} and CIDR blocks; throws IllegalArgumentException naming a bad one. */
    AllowedHosts(List<String> texts) {
        entries = texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(AllowedHosts::entry)
                .toList();
    }

    /** Whether an address may be reached under this name and port. */
    boolean allows(String host, int port, InetAddress address) {
        return entries.stream()
                .anyMatch(entry -> entry.fits(port)
                        && (entry.block != null ? entry.block.contains(address) : host.equals(entry.name)));
    }

    /** Whether exactly this port was opened for a name or an address, so that it needs no other leave. */
    boolean opensPort(String host, int port) {
        Optional<InetAddress> literal = Block.literal(host);
        return entries.stream()
                .filter(entry -> entry.port == port)
                .anyMatch(entry -> host.equals(entry.name)
                        || (entry.block != null
                                && literal.filter(entry.block::contains).isPresent()));
    }

    private static Entry entry(String text) {
        Optional<Block> block = Block.parse(text);
        if (block.isPresent()) {
            return new Entry(block.get(), null, 0);
        }
        Matcher parts = WITH_PORT.matcher(text);
        if (!parts.matches() || text.contains("/") || text.contains("@")) {
            throw bad(text);
        }
        int port = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        String host = parts.group(1).replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        Optional<Block> single = Block.parse(host);
        if (port > 65_535 || (single.isEmpty() && !host.matches("[\\p{L}\\p{N}._-]+"))) {
            throw bad(text);
        }
        return single.isPresent() ? new Entry(single.get(), null, port) : new Entry(null, ascii(host, text), port);
    }

    /** The spelling that {@link Aim} gives to the same name. */
    private static String ascii(String host, String text) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            throw bad(text);
        }
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("earshot.http.allow-hosts: '" + text
                + "' is not a host; write a name, an address, host:port or a block such as 10.0.0.0/8");
    }

    /** Either a block or a name; port 0 stands for every port. */
    private record Entry(@Nullable Block block, @Nullable String name, int port) {
        boolean fits(int asked) {
            return port == 0 || port == asked;
        }
    }
}

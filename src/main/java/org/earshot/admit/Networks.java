package org.earshot.admit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.earshot.mention.Texts;

/** What counts as one address at the door: an IPv4 address, or the /64 of an IPv6 address, which one household owns whole. */
final class Networks {
    private static final int LONGEST = 60;

    private Networks() {}

    static String of(String address) {
        if (!address.contains(":")) {
            return Texts.cut(address, LONGEST);
        }
        try {
            // In brackets it is read as a literal and never looked up.
            InetAddress parsed = InetAddress.getByName("[" + address.replaceFirst("%.*", "") + "]");
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return Texts.cut(address, LONGEST);
        }
    }
}

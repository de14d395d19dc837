package org.earshot.console.pages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address from outside that is harmless to follow, with the host that it leads to.
 *
 * @param href an http or https address
 * @param host the name that staff see before they click
 */
public record SafeLink(String href, String host) {
    /** Takes only absolute http and https addresses without a user name in them. */
    public static Optional<SafeLink> of(@Nullable String address) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            String host = uri.getHost();
            return web && host != null && uri.getUserInfo() == null
                    ? Optional.of(new SafeLink(uri.toASCIIString(), host.toLowerCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }
}

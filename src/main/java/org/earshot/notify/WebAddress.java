package org.earshot.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.earshot.configure.YamlNode;

/** Reads the address of a webhook; its problems never repeat the address, which may hold a secret. */
final class WebAddress {
    private WebAddress() {}

    static Optional<URI> read(String text, YamlNode node) {
        try {
            URI address = new URI(text);
            boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null) {
                return Optional.of(address);
            }
        } catch (URISyntaxException e) {
            return wrong(node);
        }
        return wrong(node);
    }

    private static Optional<URI> wrong(YamlNode node) {
        node.problem(
                "This is not the address of a webhook", "Write it in full as https://host/path, without a user name");
        return Optional.empty();
    }
}

package org.earshot.listen;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses as pages and feeds write them: relative, with blanks, with schemes that nobody should follow. */
public final class Links {
    /** Longest address that is kept; a cut one would lead nowhere. */
    private static final int LONGEST = 2000;

    private static final String NEEDS_ESCAPE = " \"<>\\^`{|}";

    private Links() {}

    /**
     * The absolute http or https address that a page means.
     *
     * @param base what a relative address is relative to, null for unknown
     * @param written the address as it stands on the page
     * @return nothing for javascript:, data: and the like, for nonsense, and for a relative address without a base
     */
    public static Optional<String> web(@Nullable String base, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        return parse(written)
                .flatMap(link -> resolve(base, link))
                .filter(Links::isWeb)
                .map(URI::toString)
                .filter(link -> link.length() <= LONGEST);
    }

    /** A text read as an address, however carelessly it is written. */
    public static Optional<URI> parse(String written) {
        try {
            return Optional.of(new URI(escaped(written.strip())));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * A name for a place that stands in ids: host and path. The scheme is left out because sites move to https; a query is
     * hashed because it may hold a key.
     */
    public static String place(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").toLowerCase(Locale.ROOT);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String path = Optional.ofNullable(address.getRawPath()).orElse("");
        String query = address.getRawQuery();
        return host + port + path + (query == null || query.isEmpty() ? "" : "?" + hash(query));
    }

    /** Sixteen hexadecimal digits that stand for texts; different texts share them once in about 10^19 pairs. */
    public static String hash(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isWeb(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    }

    private static Optional<URI> resolve(@Nullable String base, URI link) {
        if (link.isAbsolute()) {
            return Optional.of(link);
        }
        return Optional.ofNullable(base)
                .flatMap(Links::parse)
                .filter(URI::isAbsolute)
                .map(root -> join(root, link));
    }

    /** Java's resolve() loses the base's path where the link is only a query, and its query where it is only a fragment. */
    private static URI join(URI base, URI link) {
        boolean here = link.getRawAuthority() == null
                && Optional.ofNullable(link.getRawPath()).orElse("").isEmpty();
        if (!here) {
            return (base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base).resolve(link);
        }
        String root = base.toString().replaceFirst("#.*$", "");
        String trunk = link.getRawQuery() == null ? root : root.replaceFirst("\\?.*$", "");
        return URI.create(trunk + link);
    }

    private static String escaped(String written) {
        StringBuilder escaped = new StringBuilder(written.length());
        for (char letter : written.toCharArray()) {
            if (NEEDS_ESCAPE.indexOf(letter) >= 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", (int) letter));
            } else if (!Character.isISOControl(letter)) {
                escaped.append(letter);
            }
        }
        return escaped.toString();
    }
}

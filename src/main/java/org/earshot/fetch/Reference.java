package org.earshot.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Resolves what stands in a Location, a Link header or an href, as leniently as browsers do. */
public final class Reference {
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

    private Reference() {}

    /**
     * The absolute address that a reference means, without its fragment.
     *
     * @param base absolute
     * @return empty for nonsense
     */
    public static Optional<URI> resolve(URI base, String reference) {
        String text = escaped(reference.strip());
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        try {
            URI resolved = text.isEmpty() || text.startsWith("?")
                    ? URI.create(withoutQuery(base) + (text.isEmpty() ? query(base) : text))
                    : URI.create(withoutQuery(base)).resolve(text);
            return resolved.isAbsolute() ? Optional.of(withoutClimbing(resolved)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String withoutQuery(URI base) {
        String text = base.toString().split("[?#]", 2)[0];
        boolean bare = base.getRawPath() != null && base.getRawPath().isEmpty();
        return bare ? text + "/" : text;
    }

    private static String query(URI base) {
        return base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    }

    /** RFC 3986 drops the dots that lead above the root; java.net.URI keeps them. */
    private static URI withoutClimbing(URI uri) {
        String path = uri.getRawPath();
        if (path == null || !path.startsWith("/..")) {
            return uri;
        }
        String rest = path.replaceFirst("^(?:/\\.\\.)+(?=/|$)", "");
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + (rest.isEmpty() ? "/" : rest) + query(uri));
    }

    /** Percent-encodes what may not stand in an address: spaces, braces, letters beyond ASCII, a lone percent sign. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            boolean lonePercent = letter == '%' && !text.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*");
            boolean plain = (letter < 128 && Character.isLetterOrDigit(letter)) || ALLOWED.indexOf(letter) >= 0;
            if (plain && !lonePercent) {
                out.append((char) letter);
            } else {
                for (byte one : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    out.append(String.format("%%%02X", one));
                }
            }
            i += Character.charCount(letter);
        }
        return out.toString();
    }
}

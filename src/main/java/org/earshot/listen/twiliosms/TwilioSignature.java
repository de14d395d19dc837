package org.earshot.listen.twiliosms;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.earshot.listen.HookSignature;

/** Checks {@code X-Twilio-Signature}: HMAC-SHA1 over the address that Twilio called and the form's fields sorted by name. */
final class TwilioSignature {
    private TwilioSignature() {}

    /**
     * True where the signature is Twilio's.
     *
     * @param given the header
     * @param token the account's auth token, never empty
     * @param address the public address; Twilio names the usual port or leaves it out, and both hold
     * @param fields the decoded form
     */
    static boolean isBy(String given, String token, String address, Map<String, List<String>> fields) {
        byte[] signature = decoded(given);
        byte[] key = token.getBytes(StandardCharsets.UTF_8);
        byte[] joined = joined(fields).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String spelling : spellings(address)) {
            byte[] expected = HookSignature.sha1(key, spelling.getBytes(StandardCharsets.UTF_8), joined);
            found |= HookSignature.same(expected, signature);
        }
        return found;
    }

    private static byte[] decoded(String given) {
        try {
            return Base64.getDecoder().decode(given.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0]; // no base64, so it is nobody's signature
        }
    }

    /** A name that is repeated stands once for each of its values, sorted. */
    private static String joined(Map<String, List<String>> fields) {
        StringBuilder joined = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> joined.append(name).append(value)));
        return joined.toString();
    }

    private static List<String> spellings(String address) {
        List<String> spellings = new ArrayList<>(List.of(address));
        try {
            URI uri = new URI(address);
            int usual = "https".equals(uri.getScheme()) ? 443 : 80;
            String host = uri.getRawAuthority();
            if (host != null && uri.getPort() < 0) {
                spellings.add(address.replaceFirst(java.util.regex.Pattern.quote(host), host + ":" + usual));
            } else if (host != null && uri.getPort() == usual) {
                spellings.add(address.replaceFirst(":" + usual, ""));
            }
        } catch (URISyntaxException e) {
            return spellings;
        }
        return spellings;
    }
}

package org.earshot.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes JSON Web Tokens (RFC 7519) of claims and a private key, as Google's and Apple's APIs take them. The key is PKCS #8 in PEM, as
 * both platforms hand it out; line breaks may be written as {@code \\n}, as they are in Google's key files.
 */
public final class SignedToken {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private SignedToken() {}

    /**
     * A token signed with RSA and SHA-256.
     *
     * @param header more claims of the header, such as {@code kid}
     * @throws GeneralSecurityException where the key is none
     */
    public static String rs256(String pem, Map<String, ?> header, Map<String, ?> claims)
            throws GeneralSecurityException {
        return sign(new Algorithm("RS256", "RSA", "SHA256withRSA"), pem, header, claims);
    }

    /**
     * A token signed with ECDSA on P-256 and SHA-256.
     *
     * @param header more claims of the header, such as {@code kid}
     * @throws GeneralSecurityException where the key is none
     */
    public static String es256(String pem, Map<String, ?> header, Map<String, ?> claims)
            throws GeneralSecurityException {
        return sign(new Algorithm("ES256", "EC", "SHA256withECDSAinP1363Format"), pem, header, claims);
    }

    private record Algorithm(String name, String key, String signature) {}

    private static String sign(Algorithm algorithm, String pem, Map<String, ?> header, Map<String, ?> claims)
            throws GeneralSecurityException {
        Map<String, Object> head = new LinkedHashMap<>(Map.of("alg", algorithm.name(), "typ", "JWT"));
        head.putAll(header);
        String signed = part(head) + "." + part(claims);
        Signature signature = Signature.getInstance(algorithm.signature());
        signature.initSign(key(algorithm, pem));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + URL.encodeToString(signature.sign());
    }

    private static PrivateKey key(Algorithm algorithm, String pem) throws GeneralSecurityException {
        String body =
                pem.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
        try {
            byte[] bytes = Base64.getDecoder().decode(body);
            return KeyFactory.getInstance(algorithm.key()).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the private key is not in PEM", e);
        }
    }

    private static String part(Map<String, ?> claims) {
        try {
            return URL.encodeToString(JSON.writeValueAsBytes(claims));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("claims that are no JSON", e);
        }
    }
}

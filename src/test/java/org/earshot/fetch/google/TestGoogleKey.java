package org.earshot.fetch.google;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key of a service account, made anew for each run of the tests. */
public final class TestGoogleKey {
    private static final KeyPair PAIR = pair();

    private TestGoogleKey() {}

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** The pair. */
    static KeyPair keys() {
        return PAIR;
    }

    /** The file that Google hands out for an account. */
    public static String file(String email) {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(PAIR.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new ObjectMapper()
                .createObjectNode()
                .put("type", "service_account")
                .put("private_key_id", "k1")
                .put("private_key", pem)
                .put("client_email", email)
                .toString();
    }
}

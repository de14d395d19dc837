package org.earshot.console.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicReference;

/** A provider that answers with whatever token a test wants, true or false. */
final class CrookedProvider implements AutoCloseable {
    private final HttpServer server;
    private final RSAKey key = key("right");
    private final AtomicReference<String> token = new AtomicReference<>("");
    private final AtomicReference<String> asked = new AtomicReference<>("");

    CrookedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String grant =
                    "{'access_token':'a','token_type':'Bearer','expires_in':60,'scope':'openid','id_token':'%s'}";
            answer(exchange, grant.formatted(token.get()));
        });
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was last sent to the token endpoint. */
    String asked() {
        return asked.get();
    }

    /** A token as it should be. */
    JWTClaimsSet.Builder right(String nonce) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("s-1")
                .audience("earshot")
                .claim("nonce", nonce)
                .claim("preferred_username", "rita")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    void sign(JWTClaimsSet claims) {
        sign(claims, key);
    }

    void signWithAnotherKey(JWTClaimsSet claims) {
        sign(claims, key("right"));
    }

    /** With the algorithm none. */
    void leaveUnsigned(JWTClaimsSet claims) {
        token.set(new PlainJWT(claims).serialize());
    }

    /** With the client's secret as an HMAC key, as some mix up. */
    void signWithSecret(JWTClaimsSet claims, String secret) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(secret));
            token.set(jwt.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sign(JWTClaimsSet claims, RSAKey with) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("right").build(), claims);
            jwt.sign(new RSASSASigner(with));
            token.set(jwt.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String metadata() {
        return """
                {'issuer':'%1$s', 'authorization_endpoint':'%1$s/authorize', 'token_endpoint':'%1$s/token',
                 'jwks_uri':'%1$s/keys', 'response_types_supported':['code'], 'subject_types_supported':['public'],
                 'id_token_signing_alg_values_supported':['RS256']}
                """.formatted(issuer());
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

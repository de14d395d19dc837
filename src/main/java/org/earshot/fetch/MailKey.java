package org.earshot.fetch;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What somebody signs in with at a mail server: a password, or what a token endpoint trades for an access token (OAuth 2.0). */
public sealed interface MailKey {
    /** A password. */
    record Password(String secret) implements MailKey {
        @Override
        public String toString() {
            return "a password";
        }
    }

    /**
     * Long-lived credentials. The access token that they are traded for stands where the password stood (SASL XOAUTH2).
     *
     * @param endpoint where they are traded
     * @param form what is posted there, grant_type among it
     */
    record Grant(URI endpoint, Map<String, String> form) implements MailKey {
        /** Copies the form. */
        public Grant {
            form = Map.copyOf(form);
        }

        /** True where somebody signed in once by hand, false where an app speaks for itself. */
        boolean refreshes() {
            return form.containsKey("refresh_token");
        }

        @Override
        public String toString() {
            return "credentials for " + endpoint.getHost();
        }
    }

    /** What came of reading a key out of the parameters of a source. */
    sealed interface Named {
        /** It is there. */
        record Known(MailKey key) implements Named {}

        /** It is missing, not whole or doubled, and what to do about it. */
        record Unknown(String why) implements Named {}
    }

    /** What a grant is read from. */
    List<String> GRANT = List.of("token-url", "client-id", "client-secret", "refresh-token", "scope");

    /** The key of a source: exactly one of {@code password} and the parameters of a grant, {@code token-url} first. */
    static Named of(Function<String, Optional<String>> parameters) {
        Optional<String> password = parameters.apply("password");
        List<String> given = GRANT.stream()
                .filter(name -> parameters.apply(name).isPresent())
                .toList();
        if (password.isPresent()) {
            return given.isEmpty()
                    ? new Named.Known(new Password(password.get().strip()))
                    : new Named.Unknown("it has password and also " + String.join(", ", given)
                            + ", and signs in with one or the other; remove one of them");
        }
        if (given.isEmpty()) {
            return new Named.Unknown(
                    "it needs a password, or token-url, client-id, client-secret and scope where the provider takes none");
        }
        List<String> missing = missing(given);
        return missing.isEmpty()
                ? grant(parameters)
                : new Named.Unknown("it has " + String.join(", ", given) + " but no " + String.join(" and no ", missing)
                        + "; add " + (missing.size() == 1 ? "it" : "them") + ", or write a password instead");
    }

    /** An app of which everybody knows that it can keep no secret has none; what was granted by hand has its scope. */
    private static List<String> missing(List<String> given) {
        List<String> needed = new ArrayList<>(List.of("token-url", "client-id"));
        if (!given.contains("refresh-token")) {
            needed.addAll(List.of("client-secret", "scope"));
        }
        needed.removeAll(given);
        return needed;
    }

    private static Named grant(Function<String, Optional<String>> parameters) {
        Optional<URI> endpoint = parameters.apply("token-url").flatMap(MailKey::address);
        if (endpoint.isEmpty()) {
            return new Named.Unknown("its token-url is no web address");
        }
        Map<String, String> form = new LinkedHashMap<>();
        boolean refreshes = parameters.apply("refresh-token").isPresent();
        form.put("grant_type", refreshes ? "refresh_token" : "client_credentials");
        for (String name : GRANT.subList(1, GRANT.size())) {
            parameters.apply(name).ifPresent(value -> form.put(name.replace('-', '_'), value.strip()));
        }
        return new Named.Known(new Grant(endpoint.get(), form));
    }

    private static Optional<URI> address(String written) {
        try {
            URI address = URI.create(written.strip());
            boolean web = Arrays.asList("https", "http").contains(address.getScheme()) && address.getHost() != null;
            return web ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

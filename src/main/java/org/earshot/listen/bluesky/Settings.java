package org.earshot.listen.bluesky;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.earshot.fetch.bluesky.XrpcDoor;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about itself, once there is no {@link #objection}.
 *
 * @param account who signs in, and where
 * @param brand the account that the brand answers from, null for the one that signs in
 * @param since how far back the first walk goes, null for the first page only
 */
record Settings(
        XrpcDoor.Account account,
        @Nullable String brand,
        @Nullable Instant since) {
    private static final String SERVER = "https://bsky.social";

    /** What is wrong with a source's parameters, with a cure. */
    static Optional<String> objection(Source source) {
        String cure = " of source " + source.id() + " and resume it";
        for (String name : new String[] {"identifier", "password"}) {
            if (source.parameter(name).isEmpty()) {
                return Optional.of("Bluesky shows this only to accounts: write one into " + name + cure);
            }
        }
        if (server(source).isEmpty()) {
            return Optional.of("the server is not an address: write it as " + SERVER + " into server" + cure);
        }
        return source.parameter("since").isPresent() && since(source).isEmpty()
                ? Optional.of("since is not a date: write it as 2026-03-01 into since" + cure)
                : Optional.empty();
    }

    static Settings of(Source source) {
        XrpcDoor.Account account = new XrpcDoor.Account(
                server(source).orElseThrow(),
                name(source.need("identifier")),
                source.need("password").strip());
        return new Settings(
                account,
                source.parameter("account").map(Settings::name).orElse(null),
                since(source).orElse(null));
    }

    /** Names of posts and pages mean nothing elsewhere: a source that was pointed elsewhere begins anew. */
    String place(Lane lane) {
        return account.server() + " " + lane.method() + " " + account.identifier() + " " + brand + " " + since;
    }

    /** True for the account that the brand speaks with. */
    boolean speaksAs(XrpcDoor.Caller signedIn, String did, String handle) {
        if (brand == null || signedIn.is(brand)) {
            return did.equals(signedIn.did());
        }
        return did.equals(brand) || handle.equalsIgnoreCase(brand);
    }

    /** The account whose own posts hold the answers that the brand gave on the platform itself. */
    String speaker(XrpcDoor.Caller signedIn) {
        return brand == null ? signedIn.did() : brand;
    }

    private static String name(String written) {
        String name = written.strip();
        return name.startsWith("@") ? name.substring(1) : name;
    }

    private static Optional<String> server(Source source) {
        String server = source.parameter("server").orElse(SERVER).strip().replaceAll("/+$", "");
        try {
            URI address = new URI(server);
            boolean web = server.startsWith("https://") || server.startsWith("http://");
            boolean bare = address.getHost() != null && address.getQuery() == null && address.getUserInfo() == null;
            return web && bare ? Optional.of(server) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> since(Source source) {
        String written = source.parameter("since").map(String::strip).orElse("");
        try {
            return Optional.of(
                    written.length() > 10
                            ? OffsetDateTime.parse(written).toInstant()
                            : LocalDate.parse(written)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package org.earshot.admit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Single sign-on with OpenID Connect, from {@code application.yaml} or the environment. Off where there is no issuer.
 *
 * @param issuer the provider's address, under which {@code /.well-known/openid-configuration} lies; https, but for this machine
 * @param clientId our name there
 * @param clientSecret our secret there, null for a public client, which proves itself with PKCE alone
 * @param label what the button calls the provider
 * @param scopes what we ask for
 * @param nameClaim the claim with the user's name here
 * @param rolesClaim the claim with roles or groups, null where roles are given here
 * @param roles which value of that claim is which role; who has several has the highest, who has none is refused
 * @param autoCreate whether somebody who is not known yet is added, as an agent where there is no claim with roles
 * @param domains the e-mail domains that are let in, empty for all; the provider has to say that it verified the address
 * @param passwordLogin whether passwords open as well
 * @param breakGlass the user whose password opens though passwords do not
 */
@ConfigurationProperties(prefix = "earshot.sso", ignoreUnknownFields = false)
public record SsoSettings(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @DefaultValue("Single sign-on") String label,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("preferred_username") String nameClaim,
        @Nullable String rolesClaim,
        @DefaultValue Map<String, Role> roles,
        @DefaultValue("false") boolean autoCreate,
        @DefaultValue List<String> domains,
        @DefaultValue("true") boolean passwordLogin,
        @Nullable String breakGlass) {
    /** Checks what contradicts itself. */
    public SsoSettings {
        scopes = List.copyOf(scopes);
        roles = Map.copyOf(roles);
        domains =
                domains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
        issuer = blank(issuer) ? null : issuer;
        require(issuer == null || !blank(clientId), "client-id is missing");
        require(issuer == null || scopes.contains("openid"), "scopes must hold openid");
        require(
                rolesClaim == null || !roles.isEmpty(),
                "roles-claim is set, and roles says of no value which role it is");
        require(
                passwordLogin || (issuer != null && !blank(breakGlass)),
                "password-login may be off only with an issuer and a break-glass user");
    }

    /** Those of a daemon that was told nothing. */
    public static SsoSettings off() {
        return new SsoSettings(
                null, null, null, "", List.of("openid"), "sub", null, Map.of(), false, List.of(), true, null);
    }

    /** True where there is a provider. */
    public boolean on() {
        return issuer != null;
    }

    /** True where a password may open for a name. */
    public boolean passwordOpensFor(String name) {
        return passwordLogin || name.equalsIgnoreCase(breakGlass);
    }

    @Override
    public String toString() {
        return "single sign-on with " + issuer;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException("earshot.sso: " + wrong);
        }
    }
}

package org.earshot.console.security;

import java.net.URI;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.SsoSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * What the provider says of itself, asked at the first login, so that a provider that is down keeps no daemon from starting. The issuer
 * is trusted as it stands in the configuration, on a private network too; the addresses that it names must be https or its own.
 */
final class SsoRegistrations implements ClientRegistrationRepository {
    /** Our name for the provider; part of the address that it sends people back to. */
    static final String ID = "sso";

    private final SsoInForce present;
    private volatile @Nullable Known known;

    SsoRegistrations(SsoInForce present) {
        this.present = present;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        SsoSettings settings = present.get();
        if (!ID.equals(id) || !settings.on()) {
            return null;
        }
        Known before = known;
        if (before != null && before.settings().equals(settings)) {
            return before.registration();
        }
        ClientRegistration asked = ask(settings);
        known = new Known(settings, asked);
        return asked;
    }

    /** What the provider says of itself at this moment. */
    static ClientRegistration ask(SsoSettings settings) {
        String issuer = settings.issuer();
        ClientRegistration.Builder provider = ClientRegistrations.fromIssuerLocation(String.valueOf(issuer))
                .registrationId(ID)
                .clientId(String.valueOf(settings.clientId()))
                .clientName(settings.label())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(settings.scopes());
        if (settings.clientSecret() == null) {
            provider.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        } else {
            provider.clientSecret(settings.clientSecret());
        }
        ClientRegistration registration = provider.build();
        ClientRegistration.ProviderDetails details = registration.getProviderDetails();
        safe(issuer, details.getAuthorizationUri());
        safe(issuer, details.getTokenUri());
        safe(issuer, details.getJwkSetUri());
        safe(issuer, details.getUserInfoEndpoint().getUri());
        return registration;
    }

    private static void safe(@Nullable String issuer, @Nullable String named) {
        if (named == null || issuer == null) {
            return;
        }
        URI own = URI.create(issuer);
        URI address = URI.create(named);
        boolean same = own.getScheme().equals(address.getScheme())
                && String.valueOf(own.getAuthority()).equals(address.getAuthority());
        if (!same && !"https".equals(address.getScheme())) {
            throw new IllegalStateException("The provider of single sign-on names an address that is not https");
        }
    }

    /** What a provider said, and under which settings it was asked. */
    private record Known(SsoSettings settings, ClientRegistration registration) {}
}

package org.earshot.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.earshot.admit.Sso;
import org.earshot.admit.SsoInForce;
import org.earshot.admit.SsoLogin;
import org.earshot.admit.Way;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * The way in through the provider of single sign-on: authorization code with PKCE, state and nonce. What the provider says is used once,
 * for the login; its tokens are not kept.
 */
@Component
class SsoDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SsoDoor.class);
    private static final String START = "/oauth2/authorization";

    private final SsoInForce present;
    private final Sso sso;
    private final Entrance entrance;
    private final SsoRegistrations registrations;

    SsoDoor(SsoInForce present, Sso sso, Entrance entrance) {
        this.present = present;
        this.sso = sso;
        this.entrance = entrance;
        this.registrations = new SsoRegistrations(present);
    }

    /** Checks the code, the token with its signature, issuer, audience, time and nonce. */
    static AuthenticationProvider provider() {
        return new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());
    }

    /** Opens this way; it leads nowhere for as long as there is no provider. */
    HttpSecurity open(HttpSecurity http) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new Forgotten())
                .authorizationEndpoint(start -> start.authorizationRequestResolver(new WhereThereIsOne(resolver)))
                .successHandler(this::arrived)
                .failureHandler(SsoDoor::failed));
    }

    /** Where the button leads: to the provider, or back where it cannot be reached. */
    String start() {
        try {
            return registrations.findByRegistrationId(SsoRegistrations.ID) == null
                    ? "/login"
                    : START + "/" + SsoRegistrations.ID;
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.error("asking {} failed: {}", present.get().issuer(), e.getMessage());
            return "/login?sso=down";
        }
    }

    private void arrived(HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException {
        SecurityContextHolder.clearContext();
        if (!(vouched.getPrincipal() instanceof OidcUser who)) {
            failed(request, response, null);
            return;
        }
        SsoLogin login = sso.enter(who.getIssuer().toString(), who.getSubject(), who.getClaims());
        if (login instanceof SsoLogin.In in) {
            response.sendRedirect(entrance.admit(in.user(), Way.SSO, request, response));
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/login?sso=refused");
    }

    private static void failed(
            HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException why)
            throws IOException {
        String code = why instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : "other";
        LOG.warn("a login through single sign-on failed: {}", org.earshot.mention.Texts.clean(code));
        response.sendRedirect(request.getContextPath() + "/login?sso=failed");
    }

    /** Sends nobody to a provider that is not there any more, or does not answer. */
    private final class WhereThereIsOne implements OAuth2AuthorizationRequestResolver {
        private final OAuth2AuthorizationRequestResolver behind;

        WhereThereIsOne(OAuth2AuthorizationRequestResolver behind) {
            this.behind = behind;
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return present.get().on() ? behind.resolve(request) : null;
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
            return present.get().on() ? behind.resolve(request, registration) : null;
        }
    }

    /** Keeps no token of the provider. */
    private static final class Forgotten implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, @Nullable Authentication who, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                @Nullable Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Used once and dropped.
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                @Nullable Authentication who,
                HttpServletRequest request,
                HttpServletResponse response) {
            // There is nothing to remove.
        }
    }
}

package org.earshot.console.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.earshot.admit.LoginGuard;
import org.earshot.admit.Tokens;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may do what: one chain for platforms, one for scripts, one for people. */
@Configuration(proxyBeanMethods = false)
class SecuritySettings {
    private static final String ADMIN = "ADMIN";
    private static final String SUPERVISOR = "SUPERVISOR";

    private final StillIn stillIn;
    private final Tokens tokens;
    private final Entrance entrance;
    private final AuthenticationManager logins;

    SecuritySettings(StillIn stillIn, Tokens tokens, LoginGuard guard, Entrance entrance) {
        this.stillIn = stillIn;
        this.tokens = tokens;
        this.entrance = entrance;
        this.logins = new ProviderManager(new Door(guard, entrance), SsoDoor.provider());
    }

    @Bean
    FilterRegistrationBean<ResponseHeaders> responseHeaders() {
        FilterRegistrationBean<ResponseHeaders> filter = new FilterRegistrationBean<>(new ResponseHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    /** Platforms, and customers with a link of a survey: no login, no session, no cookie; what they bring proves itself, within limits. */
    @Bean
    @Order(0)
    SecurityFilterChain platforms(HttpSecurity http) throws Exception {
        return http.securityMatcher(any("/hooks/**", "/s/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }

    /** Scripts: Basic or bearer, without a session; a browser that is logged in may call too, with its CSRF token. */
    @Bean
    @Order(1)
    SecurityFilterChain scripts(HttpSecurity http) throws Exception {
        ApiRefusals refusals = new ApiRefusals();
        return http.securityMatcher(any("/api/**", "/v3/**", "/actuator/**"))
                .authenticationManager(logins)
                .securityContext(context -> context.securityContextRepository(contexts(true)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecuritySettings::needsCsrfToken))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new BearerFilter(tokens), BasicAuthenticationFilter.class)
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(any("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(any("/actuator/prometheus"))
                        .authenticated()
                        .requestMatchers(any(
                                "/actuator/**",
                                "/api/v1/sources/**",
                                "/api/v1/templates/**",
                                "/api/v1/users/**",
                                "/api/v1/configuration/**",
                                "/api/v1/replays/**",
                                "/api/v1/learning/**"))
                        .hasRole(ADMIN)
                        .requestMatchers(any("/api/v1/reports/**"))
                        .hasRole(SUPERVISOR)
                        .requestMatchers(supervisorsCalls())
                        .hasRole(SUPERVISOR)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** People: a login page and a session. */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, SsoDoor sso) throws Exception {
        PageRefusals refusals = new PageRefusals(entrance);
        return sso.open(http)
                .authenticationManager(logins)
                .securityContext(context -> context.securityContextRepository(contexts(false)))
                .requestCache(cache -> cache.requestCache(wholePages()))
                .headers(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .exceptionHandling(no -> no.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(DoorDetails::new)
                        .failureHandler(refusals))
                .logout(logout -> logout.logoutRequestMatcher(post("/logout"))
                        .addLogoutHandler(entrance)
                        .logoutSuccessUrl("/login?logout"))
                .authorizeHttpRequests(may -> may.dispatcherTypeMatchers(
                                DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(any(PublicPaths.ASSETS))
                        .permitAll()
                        .requestMatchers(any("/login", "/login/**", "/error"))
                        .permitAll()
                        .requestMatchers(PageRoles.admins())
                        .hasRole(ADMIN)
                        .requestMatchers(PageRoles.supervisors())
                        .hasRole(SUPERVISOR)
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Calls that change what only a supervisor may change. */
    private SecurityContextRepository contexts(boolean credentialsSpeakAlone) {
        return new DelegatingSecurityContextRepository(
                new RequestAttributeSecurityContextRepository(),
                new FreshSessions(stillIn, request -> credentialsSpeakAlone && Credentials.own(request)));
    }

    /** Without a session and without credentials there is nothing to protect, and the answer is 401. */
    private static boolean needsCsrfToken(HttpServletRequest request) {
        if (!CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)) {
            return false;
        }
        return Credentials.own(request) ? Credentials.fromAnotherSite(request) : request.getSession(false) != null;
    }

    /** After the login people come back to the page they asked for, never to a fragment or a stream. */
    private static RequestCache wholePages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !PageRefusals.wantsEvents(request)
                && !request.getRequestURI().endsWith("/error"));
        return cache;
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(Arrays.stream(patterns)
                .<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher)
                .toList());
    }

    private static RequestMatcher supervisorsCalls() {
        return new OrRequestMatcher(
                post("/api/v1/cases/*/assign"),
                post("/api/v1/cases/*/replies/*/{deed:approve|send-back}"),
                post("/api/v1/goodwill/requests/*/approve"),
                post("/api/v1/goodwill/requests/*/decline"),
                post("/api/v1/articles/**"),
                put("/api/v1/articles/**"));
    }

    private static RequestMatcher post(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }

    private static RequestMatcher put(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.PUT, pattern);
    }
}

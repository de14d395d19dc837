package org.earshot.fetch;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Builds HttpClients: bounded, and with everything off that the fetcher decides itself. */
final class Clients {
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_LINES = 32;
    static final int MOST_HEADERS = 200;
    static final int LONGEST_LINE = 64 << 10;
    private static final TimeValue IDLE = TimeValue.ofSeconds(10);

    private Clients() {}

    /** A client that reaches only what the resolver permits. */
    static CloseableHttpClient client(FetchSettings settings, GuardedResolver resolver) {
        return client(settings, pool(settings, resolver, 1), settings.readTimeout());
    }

    /** The same for lines that stay open, of which a server may have several; they are silent for longer. */
    static CloseableHttpClient forLines(FetchSettings settings, GuardedResolver resolver) {
        return client(settings, pool(settings, resolver, MOST_LINES), settings.lineSilence());
    }

    private static CloseableHttpClient client(
            FetchSettings settings, PoolingHttpClientConnectionManager pool, Duration silence) {
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(manners(settings, silence))
                .setKeepAliveStrategy((response, context) -> IDLE)
                .evictExpiredConnections()
                .evictIdleConnections(IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(
            FetchSettings settings, GuardedResolver resolver, int perServer) {
        Http1Config lines = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_LINE)
                .build();
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                .setSocketTimeout(Timeout.of(settings.readTimeout()))
                // Requests are not tried again, so a connection that the server closed must be noticed before.
                .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(lines)
                        .build())
                .setDnsResolver(resolver)
                .setDefaultConnectionConfig(connection)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(perServer)
                .build();
    }

    private static RequestConfig manners(FetchSettings settings, Duration silence) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.connectTimeout()))
                .setResponseTimeout(Timeout.of(silence))
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setRedirectsEnabled(false)
                .build();
    }
}

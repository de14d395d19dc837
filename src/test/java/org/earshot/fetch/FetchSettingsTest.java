package org.earshot.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class FetchSettingsTest {
    private final ApplicationContextRunner daemon = new ApplicationContextRunner().withUserConfiguration(Door.class);

    @Test
    void withoutAWordTheManners() {
        daemon.run(context -> {
            assertThat(context).hasSingleBean(Fetcher.class);
            assertThat(context.getBean(FetchSettings.class)).isEqualTo(FetchSettings.usualOnes());
        });
    }

    @Test
    void everySettingCanBeSaid() {
        daemon.withPropertyValues(
                        "earshot.http.min-interval=250ms",
                        "earshot.http.allow-hosts=127.0.0.1, localhost,10.0.0.0/8",
                        "earshot.http.read-timeout=5s",
                        "earshot.http.max-body=64MB",
                        "earshot.http.user-agent=CareBot/2 (+https://acme.example)")
                .run(context -> {
                    FetchSettings settings = context.getBean(FetchSettings.class);
                    assertThat(settings.minInterval()).isEqualTo(Duration.ofMillis(250));
                    assertThat(settings.allowHosts()).containsExactly("127.0.0.1", "localhost", "10.0.0.0/8");
                    assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(settings.maxBody()).isEqualTo(DataSize.ofMegabytes(64));
                    assertThat(settings.userAgent()).isEqualTo("CareBot/2 (+https://acme.example)");
                });
    }

    @Test
    void theEnvironmentMaySayItToo() {
        Map<String, Object> said =
                Map.of("EARSHOT_HTTP_MIN_INTERVAL", "20ms", "EARSHOT_HTTP_ALLOW_HOSTS", "127.0.0.1,localhost:8099");
        daemon.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", said)))
                .run(context -> {
                    FetchSettings settings = context.getBean(FetchSettings.class);
                    assertThat(settings.minInterval()).isEqualTo(Duration.ofMillis(20));
                    assertThat(settings.allowHosts()).containsExactly("127.0.0.1", "localhost:8099");
                });
    }

    @Test
    void noPauseAndNoHostsCanBeSaidToo() {
        daemon.withPropertyValues("earshot.http.min-interval=0", "earshot.http.allow-hosts=")
                .run(context -> {
                    assertThat(context.getBean(FetchSettings.class).minInterval())
                            .isZero();
                    assertThat(context.getBean(FetchSettings.class).allowHosts())
                            .isEmpty();
                });
    }

    @Test
    void aHostThatCannotBeReadStopsTheStartAndIsNamed() {
        daemon.withPropertyValues("earshot.http.allow-hosts=http://intranet.example")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("earshot.http.allow-hosts: 'http://intranet.example' is not a host;"
                                + " write a name, an address, host:port or a block such as 10.0.0.0/8"));
    }

    @Test
    void aWordThatIsNoSettingStopsTheStart() {
        daemon.withPropertyValues("earshot.http.allowed-hosts=127.0.0.1")
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration
    @EnableConfigurationProperties(FetchSettings.class)
    @Import(FetchWiring.class)
    static class Door {}
}

package org.earshot.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AlertSettingsTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void withoutSettingsLinksLeadToThisMachine() {
        runner.run(context -> assertThat(context.getBean(AlertSettings.class))
                .isEqualTo(new AlertSettings("http://127.0.0.1:8080", new AlertSettings.Mail("earshot@localhost"))));
    }

    @Test
    void theAdminSaysWhereTheConsoleIsAndWhoWrites() {
        runner.withPropertyValues("earshot.console-url=https://care.example/", "earshot.alerts.from=care@acme.example")
                .run(context -> {
                    AlertSettings settings = context.getBean(AlertSettings.class);
                    assertThat(settings.console()).isEqualTo("https://care.example");
                    assertThat(settings.alerts().from()).isEqualTo("care@acme.example");
                });
    }

    @EnableConfigurationProperties(AlertSettings.class)
    static class Settings {}
}

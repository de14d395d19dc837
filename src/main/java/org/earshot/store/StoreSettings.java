package org.earshot.store;

import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.quartz.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells Flyway and Quartz which database they speak to. */
@Configuration(proxyBeanMethods = false)
class StoreSettings {
    /** A source whose server hangs holds one for half a minute or more, and the sources beside it must not wait for that. */
    private static final String POLLS_AT_ONCE = "64";

    @Bean
    Dialect dialect(DataSource source) {
        return Dialect.of(source);
    }

    @Bean
    FlywayConfigurationCustomizer migrations(Dialect dialect) {
        return flyway -> flyway.placeholders(dialect.placeholders());
    }

    @Bean
    SchedulerFactoryBeanCustomizer schedules(Dialect dialect) {
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "earshot");
        properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        properties.setProperty(
                "org.quartz.jobStore.class", "org.springframework.scheduling.quartz.LocalDataSourceJobStore");
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", dialect.quartzDelegate());
        properties.setProperty("org.quartz.jobStore.isClustered", String.valueOf(dialect == Dialect.POSTGRESQL));
        properties.setProperty("org.quartz.jobStore.misfireThreshold", "60000");
        properties.setProperty("org.quartz.threadPool.threadCount", POLLS_AT_ONCE);
        return factory -> factory.setQuartzProperties(properties);
    }
}

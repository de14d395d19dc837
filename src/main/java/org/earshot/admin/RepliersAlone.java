package org.earshot.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.earshot.fetch.FetchSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** What a command needs to ask platforms as the repliers do. It is no component, so the daemon does not find it. */
@EnableConfigurationProperties(FetchSettings.class)
@ComponentScan(basePackages = {"org.earshot.fetch", "org.earshot.respond"})
@Import(LiveConfiguration.class)
class RepliersAlone {
    @Bean
    ObjectMapper json() {
        return new ObjectMapper();
    }
}

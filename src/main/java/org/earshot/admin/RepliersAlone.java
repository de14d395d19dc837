package org.earshot.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import org.earshot.configure.Live;
import org.earshot.fetch.FetchSettings;
import org.earshot.mention.SourceBook;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What a command needs to ask platforms as the repliers do. It is no component, so the daemon does not find it. */
@EnableConfigurationProperties(FetchSettings.class)
@ComponentScan(basePackages = {"org.earshot.fetch", "org.earshot.respond"})
class RepliersAlone {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ObjectMapper json() {
        return new ObjectMapper();
    }

    /** Who asks names the source. */
    @Bean
    Live<SourceBook> sourceBook() {
        return new Live<>(new SourceBook(List.of()));
    }
}

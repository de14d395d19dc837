package org.earshot.fetch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the one door in. */
@Configuration(proxyBeanMethods = false)
class FetchWiring {
    @Bean(destroyMethod = "close")
    PoliteFetcher fetcher(FetchSettings settings) {
        return new PoliteFetcher(settings);
    }
}

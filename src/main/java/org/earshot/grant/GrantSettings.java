package org.earshot.grant;

import org.earshot.configure.Live;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing is allowed alone until the admin's file is read. */
@Configuration(proxyBeanMethods = false)
class GrantSettings {
    @Bean
    Live<GoodwillPolicy> goodwillPolicy() {
        return new Live<>(GoodwillPolicy.NONE);
    }
}

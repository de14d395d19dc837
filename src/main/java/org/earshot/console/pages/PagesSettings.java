package org.earshot.console.pages;

import java.time.Duration;
import org.earshot.admit.Users;
import org.earshot.retell.Phrasebook;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Serves our own assets under names that change with their content, so that a browser may keep them for a year; and chooses the words. */
@Configuration(proxyBeanMethods = false)
class PagesSettings implements WebMvcConfigurer {
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    @Bean
    LocaleResolver localeResolver(Users users) {
        return new Viewer(users);
    }

    @Bean
    MessageSource messageSource() {
        return new Phrasebook();
    }
}

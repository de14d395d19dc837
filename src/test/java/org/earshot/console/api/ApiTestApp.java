package org.earshot.console.api;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.configure.Secrets;
import org.earshot.listen.HookDoor;
import org.earshot.listen.Hooks;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Nudges;
import org.earshot.mention.OfficeHours;
import org.earshot.mention.SourceBook;
import org.earshot.notify.AlertRules;
import org.earshot.spend.PriceBook;
import org.earshot.store.Dialect;
import org.earshot.store.Ids;
import org.earshot.triage.TriagePolicy;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API, its door and what stands behind it, without routes and pages. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
            "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration"
        })
@ConfigurationPropertiesScan({"org.earshot.admit", "org.earshot.fetch", "org.earshot.notify"})
@ComponentScan(
        basePackages = {
            "org.earshot.admit",
            "org.earshot.console.api",
            "org.earshot.console.hooks",
            "org.earshot.console.security",
            "org.earshot.fetch",
            "org.earshot.mention",
            "org.earshot.spend",
            "org.earshot.listen",
            "org.earshot.understand",
            "org.earshot.triage",
            "org.earshot.respond",
            "org.earshot.share",
            "org.earshot.advise",
            "org.earshot.gather",
            "org.earshot.grant",
            "org.earshot.survey",
            "org.earshot.vet",
            "org.earshot.notify",
            "org.earshot.retell",
            "org.earshot.measure",
            "org.earshot.learn",
            "org.earshot.rule"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        // No model: loading one for each of these tests would take longer than the tests.
                        pattern = {".*Test.*", "org\\.earshot\\.understand\\.(corenlp|embedding)\\..*"}))
@ComponentScan(
        basePackages = "org.earshot.admin",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.earshot\\.admin\\.(Audit|AuditTable|StaffRoster|SourceEditing|DryRuns|Replays|"
                                + "Replays\\$Present|Learnings)"))
class ApiTestApp {
    @Bean
    Dialect dialect(DataSource source) {
        return Dialect.of(source);
    }

    @Bean
    Home home() {
        return new Home(Path.of("target/api-test"));
    }

    @Bean
    Secrets secrets() {
        return new Secrets(Map.of("ACME_TOKEN", "the token")::get);
    }

    @Bean
    Ids ids(JdbcClient jdbc, Dialect dialect) {
        return new Ids(jdbc, dialect);
    }

    @Bean
    Nudges nudges() {
        return (stage, nudges) -> {};
    }

    /** Without routes every delivery goes straight to the station. */
    @Bean
    HookDoor hookDoor(Hooks hooks) {
        return hooks::receive;
    }

    @Bean
    Live<BrandBook> liveBrands() {
        OfficeHours always = new OfficeHours(ZoneOffset.UTC, Map.of(), Set.of());
        return new Live<>(new BrandBook(List.of(
                new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en"), always),
                new Brand("zen", "Zen Air", List.of("zen air"), List.of(), Set.of("en"), always))));
    }

    @Bean
    Live<SourceBook> liveSources() {
        return new Live<>(new SourceBook(List.of()));
    }

    @Bean
    Live<AlertRules> liveAlertRules() {
        return new Live<>(AlertRules.NONE);
    }

    @Bean
    Live<TriagePolicy> livePolicy() {
        return new Live<>(TriagePolicy.DEFAULT);
    }

    @Bean
    Live<PriceBook> livePrices() {
        return new Live<>(PriceBook.NONE);
    }

    /** In the place of the login page: gives away the CSRF token. */
    @RestController
    static class Pages {
        @GetMapping("/login")
        String login(CsrfToken token) {
            return token.getToken();
        }

        @GetMapping("/")
        String queue() {
            return "the queue";
        }

        @GetMapping("/settings")
        String settings() {
            return "settings";
        }
    }
}

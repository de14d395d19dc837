package org.earshot.admin;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.earshot.configure.Home;
import org.earshot.configure.Live;
import org.earshot.configure.Problem;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.mention.BrandBook;
import org.earshot.mention.SourceBook;
import org.earshot.notify.AlertRules;
import org.earshot.share.SharingRules;
import org.earshot.spend.PriceBook;
import org.earshot.triage.TriagePolicy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Hands the checked configuration to everybody, in parts that can be swapped. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Home home(@Value("${earshot.home}") String folder) {
        return new Home(java.nio.file.Path.of(folder));
    }

    @Bean
    Secrets secrets(Environment environment) {
        return new Secrets(environment::getProperty);
    }

    @Bean
    ConfigurationReader configurationReader(Home home, Secrets secrets) {
        return new ConfigurationReader(home, secrets);
    }

    @Bean
    Live<Configured> configured(ConfigurationReader reader) {
        Problems problems = new Problems();
        Configured configured = reader.read(problems);
        if (!problems.none()) {
            throw new IllegalStateException(
                    problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return new Live<>(configured);
    }

    @Bean
    Live<BrandBook> brands(Live<Configured> configured) {
        return new Live<>(configured.get().brands());
    }

    @Bean
    Live<SourceBook> sourceBook(Live<Configured> configured) {
        return new Live<>(configured.get().sourceBook());
    }

    @Bean
    Live<TriagePolicy> policy(Live<Configured> configured) {
        return new Live<>(configured.get().policy());
    }

    @Bean
    Live<AlertRules> alertRules(Live<Configured> configured) {
        return new Live<>(configured.get().alerts());
    }

    @Bean
    Live<PriceBook> prices(Live<Configured> configured) {
        return new Live<>(configured.get().prices());
    }

    @Bean
    Live<SharingRules> sharing(Live<Configured> configured) {
        return new Live<>(configured.get().sharing());
    }

    /** What is wrong with the last edit; the daemon runs on without it. */
    @Bean
    Live<List<Problem>> reloadProblems() {
        return new Live<>(List.of());
    }
}

package org.earshot.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.earshot.admin.Audit;
import org.earshot.admin.TestClock;
import org.earshot.configure.Home;
import org.earshot.configure.Secrets;
import org.earshot.store.Ids;
import org.earshot.store.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The editing of rules over real files and a real database, without anything that runs on them. */
final class RuleHouse implements AutoCloseable {
    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = "org.earshot.admin",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "org\\.earshot\\.admin\\.(Audit|AuditTable)"))
    static class Books {}

    final TestClock clock = new TestClock();
    final TestDatabase database;
    private final Path home;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    RuleHouse(Path home, TestDatabase database) {
        this.home = home;
        this.database = database;
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(Ids.class, database::ids);
        context.registerBean(Home.class, () -> new Home(home));
        context.registerBean(
                Secrets.class, () -> new Secrets(Map.of("HOOK_URL", "https://h.example/x", "HOOK_KEY", "k")::get));
        context.registerBean(RuleVersionTable.class);
        context.registerBean(RuleVersions.class);
        context.registerBean(BrandUse.class);
        context.registerBean(RuleEditing.class);
        context.register(Books.class);
        context.refresh();
    }

    RuleEditing editing() {
        return context.getBean(RuleEditing.class);
    }

    RuleVersions versions() {
        return context.getBean(RuleVersions.class);
    }

    RuleVersionTable table() {
        return context.getBean(RuleVersionTable.class);
    }

    Audit audit() {
        return context.getBean(Audit.class);
    }

    void write(RuleFile file, String text) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve(file.said()), text);
    }

    String text(RuleFile file) throws IOException {
        return Files.readString(home.resolve(file.said()));
    }

    @Override
    public void close() {
        context.close();
    }
}

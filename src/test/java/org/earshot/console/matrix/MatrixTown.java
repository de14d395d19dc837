package org.earshot.console.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.earshot.Earshot;
import org.earshot.Household;
import org.earshot.admit.Role;
import org.earshot.admit.Users;
import org.earshot.console.pages.ConsoleTown;
import org.earshot.console.sso.TestProvider;
import org.earshot.listen.HookDoor;
import org.earshot.listen.Hooks;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole daemon but its routes and its models, with every page, every call, the doors of the platforms and single sign-on. */
final class MatrixTown implements AutoCloseable {
    /** As {@link Earshot}, without the towns of other tests, which stand on the class path too. */
    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration",
                "org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration",
                "org.apache.camel.spring.boot.CamelAutoConfiguration"
            })
    @ConfigurationPropertiesScan("org.earshot")
    @ComponentScan(
            basePackages = "org.earshot",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {"org\\.earshot\\.(Earshot|demo\\..*)", ".*(Test|TestApp|IT|Town)(\\$.*)?"}))
    static class App {
        /** Without routes every delivery goes straight to the station. */
        @Bean
        HookDoor hookDoor(Hooks hooks) {
            return hooks::receive;
        }
    }

    private static final String BRANDS = """
            brands:
              - { id: acme, name: 'Acme "<b hostile=1>x</b> Bank', terms: [acme bank], approval: [mastodon] }
            """;

    private static final String SOURCES = """
            - templatedRoute:
                routeId: acme-mastodon
                routeTemplateRef: mastodon-tag
                parameters:
                  - { name: brand,  value: acme }
                  - { name: server, value: https://mastodon.example }
                  - { name: tag,    value: acmebank }
                  - { name: token,  value: hunter2 }
                  - { name: account, value: "@acmebank" }
            """;

    static final String PASSWORD = ConsoleTown.PASSWORD;

    private final ConfigurableApplicationContext context;
    private final TestProvider provider;

    private MatrixTown(ConfigurableApplicationContext context, TestProvider provider) {
        this.context = context;
        this.provider = provider;
    }

    /** With the agents anna and ben, the supervisors sam and sue, and the admin root. */
    static MatrixTown start(Path home, Map<String, Object> more) {
        TestProvider provider = new TestProvider();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class)
                .lazyInitialization(true)
                .profiles("tool")
                .initializers(beans -> beans.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("town", settings(home, provider, more))))
                .run("--server.port=0", "--server.address=127.0.0.1");
        MatrixTown town = new MatrixTown(context, provider);
        town.staff();
        return town;
    }

    private void staff() {
        Users users = bean(Users.class);
        users.add("anna", Role.AGENT, PASSWORD);
        users.add("ben", Role.AGENT, PASSWORD);
        users.add("sam", Role.SUPERVISOR, PASSWORD);
        users.add("sue", Role.SUPERVISOR, PASSWORD);
        users.add("root", Role.ADMIN, PASSWORD);
    }

    private static Map<String, Object> settings(Path home, TestProvider provider, Map<String, Object> more) {
        try {
            new Household(home)
                    .file("config/brands.yaml", BRANDS)
                    .file("routes/sources/acme.camel.yaml", SOURCES)
                    .file("config/goodwill.yaml", "kinds:\n  voucher: {}\n")
                    .alertsTo("https://hooks.example/unspoken", "whsec_dW5zcG9rZW4=");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("earshot.home", home.toString());
        settings.put("earshot.understand.corenlp", "false");
        settings.put("earshot.understand.embedding", "false");
        settings.put("spring.datasource.url", "jdbc:derby:memory:" + home.getFileName() + ";create=true");
        settings.put("earshot.sso.issuer", provider.issuer());
        settings.put("earshot.sso.client-id", TestProvider.CLIENT);
        settings.put("earshot.sso.client-secret", TestProvider.SECRET);
        settings.put("management.prometheus.metrics.export.enabled", "true");
        return settings;
    }

    /** A bean of the running daemon. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of a type. */
    <T> Map<String, T> beans(Class<T> type) {
        return context.getBeansOfType(type);
    }

    /** As if nobody had typed a wrong password. */
    void forgetTries() {
        bean(JdbcClient.class).sql("DELETE FROM login_try").update();
    }

    /** Who says things to it. */
    ConsoleTown.Mouth mouth() {
        return new ConsoleTown.Mouth(context.getAutowireCapableBeanFactory().createBean(ConsoleTown.Stations.class));
    }

    /** Somebody with a browser of their own, who is logged in where a name is given. */
    Walker walker(String name) {
        return new Walker(name, "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
        provider.close();
    }
}

package org.earshot.console.pages;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.earshot.Earshot;
import org.earshot.admit.Role;
import org.earshot.admit.Users;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The whole daemon but its routes, as the commands start it, beside a site with a feed. */
final class FormTown implements AutoCloseable {
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
    static class App {}

    static final String PASSWORD = "correct horse battery";
    static final String VARIABLE = "FORM_TOWN_TOKEN";

    private static final String FEED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Forum</title><link>https://forum.example/</link>
            <item><guid>1</guid><title>Help</title><description>Acme Bank stole my money, nobody answers!</description></item>
            <item><guid>2</guid><title>Cats</title><description>Look at this cat.</description></item>
            </channel></rss>
            """;

    private final ConfigurableApplicationContext context;
    private final HttpServer site;

    private FormTown(ConfigurableApplicationContext context, HttpServer site) {
        this.context = context;
        this.site = site;
    }

    static FormTown start(Path home) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] body = FEED.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        Map<String, Object> settings = Map.of(
                "earshot.home",
                home.toString(),
                "earshot.http.allow-hosts",
                "127.0.0.1",
                "earshot.http.min-interval",
                "1ms",
                "earshot.understand.corenlp",
                "false",
                "earshot.understand.embedding",
                "false",
                "spring.datasource.url",
                "jdbc:derby:memory:form-town;create=true",
                VARIABLE,
                "the token");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(App.class)
                .lazyInitialization(true)
                .profiles("tool")
                .initializers(beans -> beans.getEnvironment()
                        .getPropertySources()
                        .addFirst(new org.springframework.core.env.MapPropertySource("town", settings)))
                .run("--server.port=0", "--server.address=127.0.0.1");
        Users users = context.getBean(Users.class);
        users.add("sam", Role.SUPERVISOR, PASSWORD);
        users.add("root", Role.ADMIN, PASSWORD);
        return new FormTown(context, site);
    }

    String address(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    String feed() {
        return "http://127.0.0.1:" + site.getAddress().getPort() + "/feed.xml";
    }

    @Override
    public void close() {
        context.close();
        site.stop(0);
    }
}

package org.earshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the home folder of a daemon under test, as an admin would. */
public final class Household {
    private final Path home;

    public Household(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("routes/sources"));
    }

    public Household brand() throws IOException {
        return file("config/brands.yaml", """
                brands:
                  - id: acme
                    name: Acme Bank
                    terms: ["acme bank", "@acmebank", "#acmebank"]
                    languages: [en, es, pl]
                """);
    }

    Household alertsTo(HookTown hook) throws IOException {
        return alertsTo(hook.url(), hook.secret());
    }

    public Household alertsTo(String hook, String secret) throws IOException {
        return file("config/alerts.yaml", """
                recipients:
                  hook: { webhook: "%s", secret: "%s" }
                rules:
                  - when: { brand: acme, urgency: [critical, high] }
                    notify: [hook]
                """.formatted(hook, secret));
    }

    public Household mastodon(String url) throws IOException {
        return file("routes/sources/toots.camel.yaml", """
                - templatedRoute:
                    routeId: toots
                    routeTemplateRef: mastodon-tag
                    parameters:
                      - { name: brand,  value: acme }
                      - { name: server, value: %s }
                      - { name: tag,    value: acmebank }
                      - { name: every,  value: 1s }
                """.formatted(url));
    }

    public Household file(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }
}

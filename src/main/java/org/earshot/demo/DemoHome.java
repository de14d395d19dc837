package org.earshot.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the home folder of the demo: a brand, its alerts, and five sources that point at the town. */
final class DemoHome {
    private DemoHome() {}

    static void write(Path home, Town town) throws IOException {
        file(home, "config/brands.yaml", """
                brands:
                  - id: norvia
                    name: Norvia
                    terms: ["norvia", "@norvia", "#norvia"]
                    exclude: ["norvia lagoon"]
                    languages: [en, es, pl]
                    time-zone: Europe/Warsaw
                    hours: { mon-fri: "08:00-20:00", sat: "10:00-16:00" }
                """);
        file(home, "config/alerts.yaml", """
                recipients:
                  care-hook: { webhook: "%s", secret: "whsec_ZGVtb2RlbW9kZW1vZGVtb2RlbW9kZW1vZGVtbw==" }
                rules:
                  - when: { brand: norvia, urgency: [critical, high] }
                    notify: [care-hook]
                """.formatted(town.address("/hook")));
        file(
                home,
                "routes/sources/demo.camel.yaml",
                source(
                                "town-mastodon",
                                "mastodon-tag",
                                "server",
                                town.address("/mastodon"),
                                "tag: norvia",
                                "token: demo",
                                "every: 2s")
                        + source(
                                "town-x",
                                "x-mentions",
                                "server",
                                town.address("/x"),
                                "user: norvia",
                                "token: demo",
                                "every: 2s")
                        + source("town-forum", "rss", "url", town.address("/feed.xml"), "every: 3s")
                        + source(
                                "town-reviews",
                                "review-page",
                                "url",
                                town.address("/reviews"),
                                "match: all",
                                "every: 5s"));
    }

    private static String source(String id, String template, String addressName, String address, String... parameters) {
        StringBuilder text = new StringBuilder("""
                - templatedRoute:
                    routeId: %s
                    routeTemplateRef: %s
                    parameters:
                      - { name: brand, value: norvia }
                      - { name: %s, value: "%s" }
                """.formatted(id, template, addressName, address));
        for (String parameter : parameters) {
            String[] parts = parameter.split(": ", 2);
            text.append("      - { name: ")
                    .append(parts[0])
                    .append(", value: ")
                    .append(parts[1])
                    .append(" }\n");
        }
        return text.toString();
    }

    private static void file(Path home, String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

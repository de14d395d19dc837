package org.earshot.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the home folder of the demo: a brand, its alerts, and five sources that point at the town. */
final class DemoHome {
    private static final String BRANDS = """
            brands:
              - id: norvia
                name: Norvia
                terms: ["norvia", "@norvia", "#norvia"]
                exclude: ["norvia lagoon"]
                languages: [en, es, pl]
                time-zone: Europe/Warsaw
                hours: { mon-fri: "08:00-20:00", sat: "10:00-16:00" }
            """;
    private static final String ALERTS = """
            recipients:
              care-hook: { webhook: "%s", secret: "whsec_ZGVtb2RlbW9kZW1vZGVtb2RlbW9kZW1vZGVtbw==" }
            rules:
              - when: { brand: norvia, urgency: [critical, high] }
                notify: [care-hook]
            """;
    private static final String SOURCE = """
            - templatedRoute:
                routeId: %s
                routeTemplateRef: %s
                parameters:
                  - { name: brand, value: norvia }
            """;

    private DemoHome() {}

    static void write(Path home, Town town) throws IOException {
        file(home, "config/brands.yaml", BRANDS);
        file(home, "config/alerts.yaml", ALERTS.formatted(town.address("/hook")));
        List<String> sources = List.of(
                source(
                        "town-mastodon",
                        "mastodon-tag",
                        Map.of("server", town.address("/mastodon"), "tag", "norvia", "every", "2s")),
                source(
                        "town-x",
                        "x-mentions",
                        Map.of("server", town.address("/x"), "user", "norvia", "token", "demo", "every", "2s")),
                source("town-forum", "rss", Map.of("url", town.address("/feed.xml"), "every", "3s")),
                source(
                        "town-reviews",
                        "review-page",
                        Map.of("url", town.address("/reviews"), "match", "all", "every", "5s")));
        file(home, "routes/sources/demo.camel.yaml", String.join("", sources));
    }

    private static String source(String id, String template, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(SOURCE.formatted(id, template));
        parameters.forEach((name, value) -> text.append("      - { name: ")
                .append(name)
                .append(", value: \"")
                .append(value)
                .append("\" }\n"));
        return text.toString();
    }

    private static void file(Path home, String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

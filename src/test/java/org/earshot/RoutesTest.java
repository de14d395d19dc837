package org.earshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Checks the route files, which the compiler cannot see. */
class RoutesTest {
    private static final Path ROUTES = Path.of("routes");
    private static final Pattern BEAN = Pattern.compile("bean:(\\w+)\\?");
    private static final Set<String> TYPES =
            Set.of("text", "url", "secret", "duration", "cron", "integer", "flag", "choice", "date", "brand");
    private static final Set<String> STATIONS = Set.of(
            "poller",
            "streams",
            "hooks",
            "understanding",
            "judging",
            "queueing",
            "alerting",
            "alertSender",
            "caseFigures",
            "gathering",
            "surveying",
            "replySender",
            "waking",
            "leases",
            "attendance",
            "drafts",
            "sharingOut",
            "drawing",
            "sweep",
            "purging",
            "rechecking",
            "reloading",
            "mishaps",
            "clockWatch",
            "nightlyLearning",
            "tidying",
            "firstPage",
            "changesElsewhere");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(ROUTES)) {
            return found
                    .filter(file -> file.toString().endsWith(".camel.yaml"))
                    .filter(file -> !file.startsWith(ROUTES.resolve("sources")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteHasAnIdADescriptionAndTheErrorPolicy(Path file) throws IOException {
        for (Map<String, Object> route : routes(file)) {
            assertThat(route).as("%s", route.get("id")).containsKeys("id", "description");
            Object inner = route.getOrDefault("route", route);
            assertThat((Map<?, ?>) inner)
                    .as("%s", route.get("id"))
                    .extracting("routeConfigurationId")
                    .isEqualTo("error-policy");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void routesCallOnlyTheStations(Path file) throws IOException {
        Matcher bean = BEAN.matcher(Files.readString(file));
        while (bean.find()) {
            assertThat(STATIONS).contains(bean.group(1));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyParameterIsDescribedDocumentedAndUsed(Path file) throws IOException {
        if (file.getNameCount() == 2) {
            return;
        }
        String guide = Files.readString(file.resolveSibling("README.md"));
        String readers = readers(ROUTES.relativize(file).getName(0).toString());
        for (Map<String, Object> template : routes(file)) {
            for (Object each : (List<?>) template.getOrDefault("parameters", List.of())) {
                Map<?, ?> parameter = (Map<?, ?>) each;
                String name = String.valueOf(parameter.get("name"));
                assertThat(String.valueOf(parameter.get("description")))
                        .as(name)
                        .hasSizeGreaterThan(10);
                if (Set.of("source", "schedule").contains(name)) {
                    assertThat(Files.readString(file)).contains("{{" + name + "}}");
                } else {
                    assertThat(guide).as("the guide's table has %s", name).contains("`" + name + "`");
                    if (!Set.of("brand", "every", "cron", "match").contains(name)) {
                        assertThat(readers).as("the reader uses %s", name).contains("\"" + name + "\"");
                    }
                }
                if (!Set.of("source", "schedule").contains(name)) {
                    assertThat(TYPES).as("the type of %s", name).contains(String.valueOf(parameter.get("type")));
                    assertThat(parameter.containsKey("title") && parameter.containsKey("example"))
                            .as("%s has a title and an example", name)
                            .isTrue();
                }
                if (name.matches("token|.*password|.*secret|(.*-)?key")) {
                    assertThat(parameter.get("type")).as(name).isEqualTo("secret");
                }
            }
        }
    }

    /** What reads a platform and answers on it; also the door that both of them may use. */
    private static String readers(String platform) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String part :
                List.of("listen/" + platform.replace("-", ""), "respond/" + platform.replace("-", ""), "fetch")) {
            Path folder = Path.of("src/main/java/org/earshot").resolve(part);
            if (Files.isDirectory(folder)) {
                text.append(texts(folder));
            }
        }
        return text.toString();
    }

    private static String texts(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file :
                    found.filter(path -> path.toString().endsWith(".java")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void thePipelineFitsOnTwoScreens() throws IOException {
        assertThat(Files.readAllLines(ROUTES.resolve("pipeline.camel.yaml"))).hasSizeBetween(60, 100);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> routes(Path file) throws IOException {
        List<Map<String, Object>> routes = new ArrayList<>();
        for (Map<String, Object> item : (List<Map<String, Object>>) new Yaml().load(Files.readString(file))) {
            for (String kind : List.of("route", "routeTemplate")) {
                if (item.containsKey(kind)) {
                    routes.add((Map<String, Object>) item.get(kind));
                }
            }
        }
        return routes;
    }
}

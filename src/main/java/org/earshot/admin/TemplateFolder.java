package org.earshot.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.earshot.configure.Home;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the pipeline and the route templates: those of the home folder, and for what it lacks those that travel in the jar. */
final class TemplateFolder {
    private static final String PIPELINE = "pipeline.camel.yaml";

    /** The daemon's own routes, in the order in which they are loaded: the first one holds the error policy. */
    private static final List<String> LINE = List.of(PIPELINE, "housekeeping.camel.yaml");

    private final Map<String, RouteFile> files = new TreeMap<>();

    private TemplateFolder() {}

    /** Reads all of them; files of the home folder win over those of the jar with the same path. */
    static TemplateFolder of(Home home) {
        TemplateFolder folder = new TemplateFolder();
        folder.fromJar();
        folder.fromHome(home);
        return folder;
    }

    /** The pipeline and what keeps it in order. */
    List<RouteFile> line() {
        return LINE.stream()
                .map(path -> Optional.ofNullable(files.get(path))
                        .orElseThrow(() -> new IllegalStateException("routes/" + path + " is missing")))
                .toList();
    }

    /** The files that hold templates. */
    List<RouteFile> templateFiles() {
        return files.values().stream()
                .filter(file -> !LINE.contains(file.path()))
                .toList();
    }

    /** The templates by id; a file that is none adds a problem. */
    Map<String, Template> templates(Problems problems) {
        Map<String, Template> templates = new LinkedHashMap<>();
        for (RouteFile file : files.values()) {
            Path said = Path.of("routes").resolve(file.path());
            YamlFile.parse(file.text(), said, problems).ifPresent(root -> {
                RouteRules.check(root, LINE.contains(file.path()));
                for (YamlNode item : root.items()) {
                    item.get("routeTemplate")
                            .flatMap(node -> TemplateReader.read(file.platform(), node))
                            .ifPresent(template -> templates.put(template.id(), template));
                }
            });
        }
        return templates;
    }

    private void fromJar() {
        PathMatchingResourcePatternResolver resolver =
                new PathMatchingResourcePatternResolver(TemplateFolder.class.getClassLoader());
        try {
            for (Resource resource : resolver.getResources("classpath*:routes/**/*.camel.yaml")) {
                String url = resource.getURL().toString();
                put(url.substring(url.lastIndexOf("routes/") + "routes/".length()), read(resource));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The route templates in the jar cannot be read", e);
        }
    }

    private static String read(Resource resource) throws IOException {
        try (InputStream stream = resource.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void fromHome(Home home) {
        if (!Files.isDirectory(home.routes())) {
            return;
        }
        try (Stream<Path> found = Files.walk(home.routes(), 2)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .toList()) {
                put(home.routes().relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + home.routes() + " cannot be read", e);
        }
    }

    private void put(String path, String text) {
        if (!path.startsWith("sources/")) {
            files.put(path, new RouteFile(path, text));
        }
    }

    /**
     * A route file.
     *
     * @param path below {@code routes/}
     * @param text what it says
     */
    record RouteFile(String path, String text) {
        String platform() {
            int slash = path.indexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }
}

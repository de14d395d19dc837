package org.earshot.admin;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.earshot.configure.Home;
import org.earshot.configure.Nearest;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;

/**
 * Reads the admin's sources. Only templated routes are taken: a route of its own could run any code
 * (Simple, Groovy and bean expressions are code), a template's parameters are values and nothing else.
 */
final class SourcesFolder {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
    private static final Set<String> RESERVED = Set.of("api", "import");

    private final Home home;
    private final Map<String, Template> templates;
    private final BrandBook brands;
    private final Secrets secrets;
    private final Problems problems;
    private final Map<Path, String> drafts;
    private final Map<String, PlannedSource> sources = new LinkedHashMap<>();

    /** Reads the folder as it would be with other texts in place of some of its files. */
    SourcesFolder(
            Home home,
            Map<String, Template> templates,
            BrandBook brands,
            Secrets secrets,
            Problems problems,
            Map<Path, String> drafts) {
        this.home = home;
        this.templates = templates;
        this.brands = brands;
        this.secrets = secrets;
        this.problems = problems;
        this.drafts = Map.copyOf(drafts);
    }

    /** True for what can be the name of a source. */
    static boolean isName(String id) {
        return ID.matcher(id).matches() && !RESERVED.contains(id);
    }

    /** The files of the admin's sources, in the order of their names. */
    static List<Path> files(Home home) {
        Path folder = home.routes().resolve("sources");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new Walk(folder, files));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    /** Passes by hidden folders, where earlier versions lie, and files that go away meanwhile. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final List<Path> files;

        Walk(Path folder, List<Path> files) {
            this.folder = folder;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
            boolean hidden = at.getFileName().toString().startsWith(".") && !at.equals(folder);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")) {
                files.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
            if (trouble instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw trouble;
        }
    }

    /** All sources; every problem is added with its line. */
    List<PlannedSource> read() {
        Set<Path> all = new TreeSet<>(files(home));
        all.addAll(drafts.keySet());
        for (Path file : all) {
            String draft = drafts.get(file);
            Optional<YamlNode> found = draft == null
                    ? YamlFile.read(file, home.say(file), problems)
                    : YamlFile.parse(draft, home.say(file), problems);
            found.ifPresent(root -> root.items().forEach(this::entry));
        }
        return List.copyOf(sources.values());
    }

    private void entry(YamlNode item) {
        if (item.isMapping() && item.get("templatedRoute").isEmpty()) {
            item.problem(
                    "Only sources stand here, no routes of one's own",
                    "Write - templatedRoute: with the template to use, as routes/sources/README.md shows");
            return;
        }
        item.onlyKeys(Set.of("templatedRoute"));
        item.get("templatedRoute").ifPresent(this::templatedRoute);
    }

    private void templatedRoute(YamlNode node) {
        node.onlyKeys(Set.of("routeId", "routeTemplateRef", "parameters"));
        Optional<String> id = node.need("routeId").flatMap(YamlNode::text).filter(text -> named(text, node));
        Optional<Template> template = node.need("routeTemplateRef").flatMap(this::template);
        if (id.isEmpty() || template.isEmpty()) {
            return;
        }
        Map<String, YamlNode> written = written(node, template.get());
        Map<String, String> values = values(node, template.get(), written);
        Optional<String> brand = brand(node, written, values);
        Optional<Schedule> schedule =
                template.get().polled() ? schedule(node, written, values, brand) : Optional.of(new Schedule.Pushed());
        SourceRules.check(template.get(), values, written);
        SourceRules.together(template.get(), values, written, node);
        if (brand.isPresent() && schedule.isPresent()) {
            Source source = new Source(
                    id.get(), template.get().platform(), template.get().id(), brand.get(), values);
            sources.put(id.get(), new PlannedSource(source, schedule.get()));
        }
    }

    private boolean named(String id, YamlNode node) {
        if (!isName(id)) {
            node.problem(
                    "'" + id + "' cannot be the name of a source",
                    "Use lower-case letters, digits, '.', '_' and '-', not api or import");
            return false;
        }
        if (sources.containsKey(id)) {
            node.problem("There are two sources named '" + id + "'", "Give each its own routeId");
            return false;
        }
        return true;
    }

    private Optional<Template> template(YamlNode node) {
        return node.text().flatMap(name -> {
            Optional<Template> template = Optional.ofNullable(templates.get(name));
            if (template.isEmpty()) {
                node.problem("There is no template '" + name + "'", Nearest.cure(name, templates.keySet()));
            }
            return template;
        });
    }

    private Map<String, YamlNode> written(YamlNode node, Template template) {
        Map<String, YamlNode> written = new LinkedHashMap<>();
        for (YamlNode parameter : node.get("parameters").map(YamlNode::items).orElse(List.of())) {
            parameter.onlyKeys(Set.of("name", "value"));
            Optional<String> name = parameter.need("name").flatMap(YamlNode::text);
            Optional<YamlNode> value = parameter.need("value");
            if (name.isPresent() && value.isPresent()) {
                if (template.names().contains(name.get())) {
                    written.put(name.get(), value.get());
                } else {
                    parameter.problem(
                            "The template " + template.id() + " has no parameter '" + name.get() + "'",
                            Nearest.cure(name.get(), template.names()));
                }
            }
        }
        return written;
    }

    private Map<String, String> values(YamlNode node, Template template, Map<String, YamlNode> written) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : template.names()) {
            Parameter parameter = template.parameter(name).orElseThrow();
            Optional<YamlNode> place = Optional.ofNullable(written.get(name));
            Optional<String> value = place.flatMap(at -> at.text().flatMap(text -> secrets.route(text, at)));
            if (value.isPresent() || (place.isEmpty() && parameter.byDefault().isPresent())) {
                values.put(name, value.or(parameter::byDefault).orElseThrow());
            } else if (place.isEmpty() && parameter.required()) {
                node.problem("The parameter '" + name + "' is missing", "Add { name: " + name + ", value: … }");
            }
        }
        return values;
    }

    private Optional<String> brand(YamlNode node, Map<String, YamlNode> written, Map<String, String> values) {
        Optional<String> brand = Optional.ofNullable(values.get("brand"));
        if (brand.isPresent() && brands.find(brand.get()).isEmpty()) {
            YamlNode place = written.getOrDefault("brand", node);
            List<String> known = brands.all().stream().map(each -> each.id()).toList();
            place.problem(
                    "There is no brand '" + brand.get() + "' in config/brands.yaml",
                    known.isEmpty() ? "Add the brand there first" : Nearest.cure(brand.get(), known));
            return Optional.empty();
        }
        return brand;
    }

    private Optional<Schedule> schedule(
            YamlNode node, Map<String, YamlNode> written, Map<String, String> values, Optional<String> brand) {
        String zone = brand.flatMap(brands::find)
                .map(found -> found.hours().zone().getId())
                .orElse("UTC");
        return SourceRules.schedule(values, written, node, zone);
    }

    /**
     * A source and when it is polled.
     *
     * @param source the source
     * @param schedule its schedule
     */
    record PlannedSource(Source source, Schedule schedule) {
        boolean polled() {
            return !(schedule instanceof Schedule.Pushed);
        }
    }
}

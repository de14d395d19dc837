package org.earshot.admin;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.earshot.configure.Nearest;
import org.earshot.configure.Problems;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a kind of source is told, as its template's file declares it. */
@Command(
        name = "template",
        description =
                "Prints the parameters of a kind of source as a table in Markdown; all kinds where none is named.")
final class TemplateCommand implements Callable<Integer> {
    private final Launch launch;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The id of a template, such as mastodon-tag.")
    private @Nullable String id;

    @Spec
    private CommandSpec spec;

    TemplateCommand(Launch launch) {
        this.launch = launch;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        Map<String, Template> templates = TemplateFolder.of(launch.home()).templates(new Problems());
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            list(List.copyOf(templates.values())).forEach(out::println);
            return 0;
        }
        Template template = templates.get(id);
        if (template == null) {
            spec.commandLine()
                    .getErr()
                    .println("There is no template '" + id + "'. " + Nearest.cure(id, templates.keySet()) + ".");
            return 1;
        }
        table(template).forEach(out::println);
        return 0;
    }

    private static List<String> list(List<Template> templates) {
        List<String> lines = new java.util.ArrayList<>(List.of("| template | platform | hears |", "|---|---|---|"));
        templates.forEach(template -> lines.add(
                "| `" + template.id() + "` | " + template.platform() + " | " + cell(template.description()) + " |"));
        return lines;
    }

    /** A row for every parameter, as the guides of the platforms have them. */
    static List<String> table(Template template) {
        List<String> lines = new java.util.ArrayList<>(List.of("| name | meaning | default |", "|---|---|---|"));
        for (String name : template.names()) {
            Parameter parameter = template.parameter(name).orElseThrow();
            lines.add("| `" + name + "` | " + cell(parameter.description()) + " | " + standard(parameter) + " |");
        }
        return lines;
    }

    /** What the column of defaults says. */
    static String standard(Parameter parameter) {
        return parameter
                .byDefault()
                .map(value -> "`" + value.replace("|", "\\|") + "`")
                .orElse(parameter.required() ? "required" : "");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }
}

package org.earshot.configure;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one YAML file into a {@link YamlNode} that knows its lines. No Java type is ever made from a tag. */
public final class YamlFile {
    private static final int MOST_CODE_POINTS = 2_000_000;

    private YamlFile() {}

    /** The root of the file; nothing where the file is absent, empty or broken, the last with a problem added. */
    public static Optional<YamlNode> read(Path file, Path said, Problems problems) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return parse(Files.readString(file), said, problems);
        } catch (CharacterCodingException e) {
            problems.add(said, 0, "The file is not UTF-8", "Save it as UTF-8");
        } catch (IOException e) {
            problems.add(said, 0, "The file cannot be read (" + e.getMessage() + ")", "Check its permissions");
        }
        return Optional.empty();
    }

    /** The root of a text, named as the given file in every problem. */
    public static Optional<YamlNode> parse(String text, Path said, Problems problems) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(MOST_CODE_POINTS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? Optional.empty() : Optional.of(new YamlNode(root, said, problems));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add(
                    said,
                    line,
                    "This is not YAML: " + e.getProblem(),
                    "Look at the indentation, quotes and brackets here");
        } catch (YAMLException e) {
            problems.add(said, 0, "This is not YAML: " + e.getMessage(), "Check the file's encoding and size");
        }
        return Optional.empty();
    }
}

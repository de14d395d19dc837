package org.earshot.rule;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.configure.Span;
import org.earshot.configure.YamlPlaces;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A YAML text with its nodes. No Java type is ever made from a tag.
 *
 * @param text as it stands
 * @param root its root; null for an empty text
 */
record Composed(String text, @Nullable Node root) {
    private static final int MOST_CODE_POINTS = 2_000_000;
    private static final Pattern PROPERTIES = Pattern.compile("(?:[&!]\\S*\\s+)+");

    /** Nothing where the text is no YAML. */
    static Optional<Composed> of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(50);
        options.setCodePointLimit(MOST_CODE_POINTS);
        try {
            return Optional.of(new Composed(text, new Yaml(options).compose(new StringReader(text))));
        } catch (YAMLException e) {
            return Optional.empty();
        }
    }

    /** The characters of a node, without its anchor and its tag. */
    Span place(Node node) {
        Span whole = new YamlPlaces(text).of(node);
        Matcher properties = PROPERTIES.matcher(text).region(whole.from(), whole.to());
        return properties.lookingAt() ? new Span(properties.end(), whole.to()) : whole;
    }

    /** True where an entry stands on a line, counted from 1. */
    boolean holds(int line, NodeTuple entry) {
        int first = entry.getKeyNode().getStartMark().getLine() + 1;
        int end = Math.max(
                place(entry.getKeyNode()).to(), place(entry.getValueNode()).to());
        long last =
                1 + text.substring(0, end).chars().filter(each -> each == '\n').count();
        return line >= first && line <= last;
    }

    /** What stands there, letter by letter. */
    String letters(Span place) {
        return text.substring(place.from(), place.to());
    }
}

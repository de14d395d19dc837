package org.earshot.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;

/**
 * The posts that the town plays.
 *
 * @param lines in the order of their times
 */
record Script(List<Line> lines) {
    Script {
        lines = List.copyOf(lines);
    }

    /** Where a post appears. */
    enum Place {
        MASTODON,
        X,
        FEED,
        REVIEWS
    }

    /**
     * One post.
     *
     * @param number its place in the script, from 0
     * @param after seconds after the town opens
     * @param place where it appears
     * @param author a handle
     * @param language of the text
     * @param followers how many follow the author
     * @param stars of a review, 0 for none
     * @param text what it says
     */
    record Line(
            int number,
            int after,
            Place place,
            String author,
            String language,
            int followers,
            int stars,
            String text) {}

    /** Reads the script that travels in the jar. */
    static Script read() {
        try (InputStream stream = Objects.requireNonNull(Script.class.getResourceAsStream("posts.yaml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Problems problems = new Problems();
            List<Line> lines = new ArrayList<>();
            YamlFile.parse(text, Path.of("posts.yaml"), problems)
                    .ifPresent(root -> root.items().forEach(item -> lines.add(line(lines.size(), item))));
            if (!problems.none()) {
                throw new IllegalStateException(problems.all().get(0).toString());
            }
            return new Script(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's posts cannot be read", e);
        }
    }

    private static Line line(int number, YamlNode item) {
        return new Line(
                number,
                number(item, "after"),
                Place.valueOf(text(item, "place").orElseThrow().toUpperCase(java.util.Locale.ROOT)),
                text(item, "author").orElse("someone"),
                text(item, "language").orElse("en"),
                number(item, "followers"),
                number(item, "stars"),
                text(item, "text").orElseThrow());
    }

    private static Optional<String> text(YamlNode item, String name) {
        return item.get(name).flatMap(YamlNode::text);
    }

    private static int number(YamlNode item, String name) {
        return item.get(name).flatMap(YamlNode::number).orElse(0);
    }
}

package org.earshot.understand.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Posts written for these tests, one a line behind their language and a bar. */
final class RecordedPosts {
    static final Set<String> SEVEN = Set.of("de", "en", "es", "fr", "it", "pl", "pt");

    private RecordedPosts() {}

    static List<LabelledText> of(String name) {
        try (InputStream file = Objects.requireNonNull(RecordedPosts.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new LabelledText(line.substring(0, 2), line.substring(3)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

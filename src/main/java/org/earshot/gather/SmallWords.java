package org.earshot.gather;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that say nothing by themselves, in English, Spanish and Polish, folded; the file says where they come from. */
final class SmallWords {
    private SmallWords() {}

    /** All of them. */
    static Set<String> all() {
        try (InputStream in = Objects.requireNonNull(SmallWords.class.getResourceAsStream("/gather/small-words.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the small words cannot be read", e);
        }
    }
}

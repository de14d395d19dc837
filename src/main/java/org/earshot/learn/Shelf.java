package org.earshot.learn;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.earshot.configure.Home;
import org.earshot.understand.LearnedHeads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the versions of learned heads in {@code data/models/}, for {@link LearnedHeads} to read. A version appears whole or not at all,
 * and so does the pointer to the live one.
 */
@Component
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String UNDONE = "undone";

    private final Path folder;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Shelf(Home home) {
        this.folder = home.data().resolve("models");
    }

    /** All versions whose manifest can be read, oldest first. */
    List<LearnedVersion> versions() {
        List<LearnedVersion> versions = new ArrayList<>();
        for (String name : names()) {
            try {
                LearnedVersion version = json.readValue(
                        folder.resolve(name).resolve(LearnedHeads.MANIFEST).toFile(), LearnedVersion.class);
                if (version.version().equals(name)) {
                    versions.add(version);
                }
            } catch (IOException e) {
                if (named.add(name)) {
                    LOG.error("read {}: its manifest is none of Earshot's; it is left out", folder.resolve(name));
                }
            }
        }
        return versions;
    }

    /** The version with a name. */
    Optional<LearnedVersion> find(@Nullable String name) {
        return versions().stream().filter(one -> one.version().equals(name)).findFirst();
    }

    /** The name of the live version; empty where the shipped heads are alone. */
    Optional<String> live() {
        return pointer().stream()
                .findFirst()
                .filter(name -> LearnedHeads.VERSION.matcher(name).matches());
    }

    /** True from an undo until an admin learns again. */
    boolean undone() {
        return pointer().contains(UNDONE);
    }

    private List<String> pointer() {
        Path pointer = folder.resolve(LearnedHeads.POINTER);
        try {
            return Files.exists(pointer)
                    ? Files.readAllLines(pointer).stream().map(String::strip).toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + pointer + " cannot be read", e);
        }
    }

    /** Makes a version live, or with null the shipped heads alone. */
    void point(@Nullable String version, boolean undone) {
        String text = (version == null ? LearnedHeads.SHIPPED : version) + "\n" + (undone ? UNDONE + "\n" : "");
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(LearnedHeads.POINTER + ".next");
            Files.writeString(next, text);
            Files.move(
                    next,
                    folder.resolve(LearnedHeads.POINTER),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The live version cannot be written in " + folder, e);
        }
    }

    /** The name of the version to be. */
    String next() {
        int last = names().stream().mapToInt(Shelf::number).max().orElse(0);
        return "learned-" + (last + 1);
    }

    /** Keeps a version with its files, by name. */
    void put(LearnedVersion version, Map<String, byte[]> files) {
        Path made = folder.resolve(version.version() + ".next");
        try {
            Files.createDirectories(made);
            clear(made);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(made.resolve(file.getKey()), file.getValue());
            }
            json.writeValue(made.resolve(LearnedHeads.MANIFEST).toFile(), version);
            Files.move(made, folder.resolve(version.version()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The version " + version.version() + " cannot be written in " + folder, e);
        }
    }

    /** Answers to corrected texts, as a file holds them. */
    byte[] told(Map<String, Map<String, Integer>> told) {
        try {
            return json.writeValueAsBytes(told);
        } catch (IOException e) {
            throw new IllegalStateException("answers cannot be written", e);
        }
    }

    private static void clear(Path left) throws IOException {
        try (Stream<Path> files = Files.list(left)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.map(path -> path.getFileName().toString())
                    .filter(name -> LearnedHeads.VERSION.matcher(name).matches())
                    .sorted(Comparator.comparingInt(Shelf::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private static int number(String name) {
        Matcher matcher = LearnedHeads.VERSION.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}

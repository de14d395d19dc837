package org.earshot.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.admit.Digests;
import org.earshot.configure.Home;
import org.earshot.configure.WholeFile;

/** The files of routes/sources: reads them, writes one of them whole or not at all, and keeps what stood there before. */
final class SourceFiles {
    /** Where sources go that are added in the console. */
    static final String OWN = "console.camel.yaml";

    private static final String HISTORY = ".history";
    private static final int KEPT = 20;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Home home;
    private final Clock clock;

    SourceFiles(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    /** The file that holds a source, as it is now; what cannot be read or is no YAML holds none. */
    Optional<Held> holding(String id) {
        return SourcesFolder.files(home).stream()
                .flatMap(file -> read(file).stream())
                .filter(held -> held.content().flatMap(text -> text.entry(id)).isPresent())
                .findFirst();
    }

    /** The file for new sources, as it is now or with nothing in it. */
    Optional<Held> own() {
        Path file = folder().resolve(OWN);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read(file) : Optional.of(new Held(file, "", false));
    }

    private static Optional<Held> read(Path file) {
        try {
            return Optional.of(new Held(file, Files.readString(file), true));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file as people call it. */
    String say(Held held) {
        return home.say(held.file()).toString();
    }

    /**
     * Puts a text in place of the one that was read.
     *
     * @return why that could not be done, in which case the file is as before; empty where it is done
     */
    Optional<String> write(Held before, String text) {
        Optional<String> link = linked(before.file());
        if (link.isPresent()) {
            return link;
        }
        try {
            if (before.there() != Files.exists(before.file())
                    || before.there() && !Files.readString(before.file()).equals(before.text())) {
                return Optional.of(say(before) + " was changed at this very moment; try again");
            }
            Path history = Files.createDirectories(folder().resolve(HISTORY));
            if (!history.toRealPath().equals(folder().toRealPath().resolve(HISTORY))) {
                return Optional.of("routes/sources/.history is a link; make it a folder");
            }
            String name = folder().relativize(before.file()).toString().replaceAll("[/\\\\]", "~");
            if (before.there()) {
                keep(before.file(), history, name);
            }
            WholeFile.replace(before.file(), history.resolve(name + ".new"), text);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(say(before) + " cannot be written: " + WholeFile.reason(e) + ". Nothing was changed");
        }
    }

    private Path folder() {
        return home.routes().resolve("sources");
    }

    /** Why a file is left alone: what is written through a link may lie anywhere. */
    private Optional<String> linked(Path file) {
        boolean inside = file.normalize().startsWith(folder());
        for (Path at = file; inside && at != null && !at.equals(home.routes()); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                return Optional.of(
                        home.say(at) + " is a link; the console only writes files that stand here themselves");
            }
        }
        return inside ? Optional.empty() : Optional.of("Only files in routes/sources are written");
    }

    private void keep(Path file, Path history, String name) throws IOException {
        Path kept = history.resolve(name + "." + STAMP.format(clock.instant()));
        for (int more = 1; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); more++) {
            kept = history.resolve(name + "." + STAMP.format(clock.instant().plus(more, ChronoUnit.MILLIS)));
        }
        Files.copy(file, kept, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        try (Stream<Path> found = Files.list(history)) {
            List<Path> versions = found.filter(
                            path -> isVersion(path.getFileName().toString(), name))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path old : versions.subList(Math.min(KEPT, versions.size()), versions.size())) {
                Files.delete(old);
            }
        }
    }

    private static boolean isVersion(String file, String name) {
        return file.startsWith(name + ".") && file.substring(name.length()).matches("\\.\\d{8}T\\d{6}\\.\\d{3}Z");
    }

    /**
     * A file as it was read.
     *
     * @param file where it is
     * @param text what it says
     * @param there false for one that does not exist yet
     */
    record Held(Path file, String text, boolean there) {
        /** Differs from that of every other text. */
        String fingerprint() {
            return Digests.sha256(text);
        }

        /** Its entries; nothing where it is no YAML. */
        Optional<SourceText> content() {
            return SourceText.of(text);
        }

        /** Its name only: the text may hold secrets. */
        @Override
        public String toString() {
            return file.toString();
        }
    }
}

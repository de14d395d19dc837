package org.earshot.understand;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.earshot.understand.linear.LinearModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where trained heads are found: the resources that travel with the daemon. A file that is missing or broken is named once, and the
 * daemon goes on without it.
 */
final class HeadFiles {
    private static final Logger LOG = LoggerFactory.getLogger(HeadFiles.class);
    private static final String FOLDER = "heads/";

    private final Place place;

    private HeadFiles(Place place) {
        this.place = place;
    }

    /** Those that travel with the daemon. */
    static HeadFiles shipped() {
        return new HeadFiles(name -> HeadFiles.class.getResourceAsStream(FOLDER + name));
    }

    /** Those of a folder. */
    static HeadFiles in(Path folder) {
        return new HeadFiles(
                name -> Files.exists(folder.resolve(name)) ? Files.newInputStream(folder.resolve(name)) : null);
    }

    /** A model by its name, such as {@code sentiment-es} or {@code care.bge-small-en-v1.5-q}. */
    Optional<LinearModel> model(String name) {
        return bytes(name + ".model").flatMap(bytes -> {
            try {
                return Optional.of(LinearModel.read(bytes));
            } catch (IOException e) {
                LOG.error("load model {}: {}; the daemon goes on without it", name, e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** How the heads are put together. */
    Optional<Blends> blends() {
        return bytes("blends.json").flatMap(bytes -> {
            try {
                return Optional.of(Blends.read(bytes));
            } catch (IOException e) {
                LOG.error("load blends of heads: {}; the daemon goes on without trained heads", e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<byte[]> bytes(String name) {
        try (InputStream in = place.open(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            LOG.error("load {}: {}; the daemon goes on without it", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** Opens files by name; null for one that is not there. */
    private interface Place {
        @Nullable
        InputStream open(String name) throws IOException;
    }
}

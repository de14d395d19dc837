package org.earshot.understand;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.earshot.understand.linear.LinearModel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where trained heads are found: the resources that travel with the daemon. A file that is missing or broken is named once, and the
 * daemon goes on without it.
 */
@Component
final class HeadFiles {
    private static final Logger LOG = LoggerFactory.getLogger(HeadFiles.class);
    private static final String FOLDER = "heads/";

    private final Function<String, @Nullable InputStream> files;

    /** The files that travel with the daemon. */
    HeadFiles() {
        this(name -> HeadFiles.class.getResourceAsStream(FOLDER + name));
    }

    /** Takes what opens a file; null for a file that is not there. */
    HeadFiles(Function<String, @Nullable InputStream> files) {
        this.files = files;
    }

    /** A model by its name, such as {@code sentiment-es} or {@code care.bge-small-en-v1.5-q}. */
    Optional<LinearModel> model(String name) {
        try {
            return Optional.of(LinearModel.read(bytes(name + ".model")));
        } catch (IOException e) {
            LOG.error("Loading model {} failed ({}); the daemon goes on without it", name, e.getMessage());
            return Optional.empty();
        }
    }

    /** How the heads are put together. */
    Optional<Blends> blends() {
        try {
            return Optional.of(Blends.read(bytes("blends.json")));
        } catch (IOException e) {
            LOG.error(
                    "Loading the blends of heads failed ({}); the daemon goes on without trained heads",
                    e.getMessage());
            return Optional.empty();
        }
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = files.apply(name)) {
            if (in == null) {
                throw new IOException("there is no file " + name);
            }
            return in.readAllBytes();
        }
    }
}

package org.earshot.understand;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.earshot.understand.linear.LinearModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where trained heads are found: the resources that travel with the daemon. A file that is missing or broken is named once, and the
 * daemon goes on without it.
 */
final class HeadFiles {
    private static final Logger LOG = LoggerFactory.getLogger(HeadFiles.class);
    private static final String FOLDER = "heads/";

    private HeadFiles() {}

    /** A model by its name, such as {@code sentiment-es} or {@code care.bge-small-en-v1.5-q}. */
    static Optional<LinearModel> model(String name) {
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
    static Optional<Blends> blends() {
        return bytes("blends.json").flatMap(bytes -> {
            try {
                return Optional.of(Blends.read(bytes));
            } catch (IOException e) {
                LOG.error("load blends of heads: {}; the daemon goes on without trained heads", e.getMessage());
                return Optional.empty();
            }
        });
    }

    private static Optional<byte[]> bytes(String name) {
        try (InputStream in = HeadFiles.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            LOG.error("load {}: {}; the daemon goes on without it", name, e.getMessage());
            return Optional.empty();
        }
    }
}

package org.earshot.configure;

import java.nio.file.Path;

/**
 * The folder with {@code config/}, {@code routes/} and {@code data/}.
 *
 * @param folder an absolute path
 */
public record Home(Path folder) {
    /** Makes the path absolute. */
    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The admin's settings. */
    public Path config() {
        return folder.resolve("config");
    }

    /** The route templates, and the admin's sources under {@code sources/}. */
    public Path routes() {
        return folder.resolve("routes");
    }

    /** What the daemon keeps; never edited by hand. */
    public Path data() {
        return folder.resolve("data");
    }

    /** A path as an admin would say it: relative to the home where it lies there. */
    public Path say(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
    }
}

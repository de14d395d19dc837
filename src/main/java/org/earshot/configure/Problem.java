package org.earshot.configure;

import java.nio.file.Path;

/**
 * Something wrong in a file that an admin wrote.
 *
 * @param file the file, relative to the home folder where it lies there
 * @param line the line, counted from 1; 0 where the file as a whole is meant
 * @param what what is wrong, a sentence without a full stop
 * @param cure what would mend it, a sentence without a full stop
 */
public record Problem(Path file, int line, String what, String cure) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ". " + cure + ".";
    }
}

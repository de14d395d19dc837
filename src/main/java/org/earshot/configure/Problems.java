package org.earshot.configure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects every problem of a check, so that an admin mends all of them in one go. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Adds one problem; {@link Problem} says what its parts are. */
    public void add(Path file, int line, String what, String cure) {
        found.add(new Problem(file, line, what, cure));
    }

    /** The problems so far, in the order they were found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** True where nothing is wrong. */
    public boolean none() {
        return found.isEmpty();
    }
}

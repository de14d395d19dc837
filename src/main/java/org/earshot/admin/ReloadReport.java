package org.earshot.admin;

import java.util.List;
import org.earshot.configure.Problem;

/**
 * How the last edit of the configuration went.
 *
 * @param problems what is wrong with the files as they are; empty where they are live
 */
public record ReloadReport(List<Problem> problems) {
    /** The files are live. */
    public static final ReloadReport FINE = new ReloadReport(List.of());

    /** Copies the problems. */
    public ReloadReport {
        problems = List.copyOf(problems);
    }
}

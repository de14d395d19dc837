package org.earshot.admin;

import java.util.List;

/** What came of the wish to change a source. */
public sealed interface SourceEdit {
    /**
     * It is in the file.
     *
     * @param file which one
     * @param live true where the daemon has taken it over
     * @param problems what keeps it from that, empty where nothing does
     */
    record Done(String file, boolean live, List<String> problems) implements SourceEdit {
        /** Copies the problems. */
        public Done {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing was written, because of these. */
    record Faulty(List<SourceFault> faults) implements SourceEdit {
        /** Copies the faults. */
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Nothing was written, because the file is no longer the one that was read.
     *
     * @param fingerprint that of the file as it is
     * @param difference what the same wish would change in it now
     */
    record Overtaken(String fingerprint, Difference difference) implements SourceEdit {}

    /** Nothing was written, because it could not be; one sentence without a full stop. */
    record Refused(String why) implements SourceEdit {}

    /** There is no such source. */
    record Missing() implements SourceEdit {}
}

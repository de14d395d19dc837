package org.earshot.rule;

import java.util.List;
import org.earshot.admin.Difference;
import org.earshot.configure.Problem;

/** What came of the wish to change a file. */
public sealed interface RuleEdit {
    /**
     * It is in the file.
     *
     * @param version its number
     * @param live true where the daemon has taken it over
     * @param problems what keeps it from that, empty where nothing does
     */
    record Done(int version, boolean live, List<String> problems) implements RuleEdit {
        /** Copies the problems. */
        public Done {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing was written, because the file says this already. */
    record Same(int version) implements RuleEdit {}

    /** Nothing was written, because of these. */
    record Faulty(List<Problem> problems) implements RuleEdit {
        /** Copies the problems. */
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Nothing was written, because the file is no longer the one that was read.
     *
     * @param fingerprint that of the file as it is
     * @param difference what the same wish would change in it now, without secrets
     */
    record Overtaken(String fingerprint, Difference difference) implements RuleEdit {}

    /** Nothing was written, because it could not be; one sentence without a full stop. */
    record Refused(String why) implements RuleEdit {}
}

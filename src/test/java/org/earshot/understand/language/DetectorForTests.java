package org.earshot.understand.language;

/** Loads the detector once for all tests of other packages. */
public final class DetectorForTests {
    private static final LanguageDetector DETECTOR = new LanguageDetector();

    private DetectorForTests() {}

    /** The detector as the daemon has it. */
    public static LanguageDetector detector() {
        return DETECTOR;
    }
}

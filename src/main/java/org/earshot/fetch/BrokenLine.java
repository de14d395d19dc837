package org.earshot.fetch;

import java.io.IOException;

/** The other side does not speak the way a line asks for, or said enough. */
final class BrokenLine extends IOException {
    private static final long serialVersionUID = 1;

    private final String why;

    BrokenLine(String why) {
        super(why);
        this.why = why;
    }

    /** The half of a sentence for people. */
    String why() {
        return why;
    }
}

package org.earshot.respond;

/** Reads every note for colleagues as it is written, in its transaction. */
public interface NoteReader {
    /** A user added a note to a case. */
    void noted(long caseId, String user, String text);
}

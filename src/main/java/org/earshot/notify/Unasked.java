package org.earshot.notify;

/** Knows which words are so foul that nobody is shown them unasked, such as in the subject of a mail. */
public interface Unasked {
    /** Whether a text is. */
    boolean hides(String text);
}

package org.earshot.understand;

/** What takes seconds to get ready; {@link Models} loads it in the background. */
public interface Loadable {
    /** Gets ready; is called once, in the background, before anything is asked. */
    void load();

    /** False where {@link #load} came to an end and yet did not get ready. */
    default boolean ready() {
        return true;
    }

    /** Name and version, such as {@code corenlp-4.5.10}. */
    String version();
}

package org.earshot.listen;

/**
 * What the caller of a source's address is told.
 *
 * @param kind how it went
 * @param text for the platform where it was taken, a sentence for people otherwise
 * @param mediaType of the text where it was taken
 */
public record HookAnswer(Kind kind, String text, String mediaType) {
    private static final String PLAIN = "text/plain";

    /** How it went. */
    public enum Kind {
        /** It is stored, or there was nothing to store. */
        TAKEN,
        /** There is no such address. */
        NOWHERE,
        /** Nothing proves who sent it. */
        UNSIGNED,
        /** It is not what this address takes. */
        MALFORMED,
        /** The caller shall send it again later. */
        LATER
    }

    static HookAnswer taken(String text, String mediaType) {
        return new HookAnswer(Kind.TAKEN, text, mediaType);
    }

    static HookAnswer unsigned(String why) {
        return new HookAnswer(Kind.UNSIGNED, why, PLAIN);
    }

    static HookAnswer malformed(String why) {
        return new HookAnswer(Kind.MALFORMED, why, PLAIN);
    }

    static HookAnswer plain(String text) {
        return new HookAnswer(Kind.TAKEN, text, PLAIN);
    }

    /** The same for every address that does not exist, whatever the reason. */
    public static HookAnswer nowhere() {
        return new HookAnswer(Kind.NOWHERE, "there is no such address", PLAIN);
    }

    /** Asks the caller to come again. */
    public static HookAnswer later(String why) {
        return new HookAnswer(Kind.LATER, why, PLAIN);
    }
}

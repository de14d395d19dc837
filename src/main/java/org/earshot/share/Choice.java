package org.earshot.share;

/** Who gets a case, and why. */
public sealed interface Choice {
    /** A sentence for the journal, without a full stop. */
    String why();

    /**
     * Somebody gets it.
     *
     * @param to their name
     * @param why what spoke for them
     */
    record To(String to, String why) implements Choice {}

    /**
     * It stays open.
     *
     * @param lack what is missing
     * @param what of which kind: a language, a platform, a brand, a team; empty where it is none of these
     */
    record Nobody(Lack lack, String what) implements Choice {
        @Override
        public String why() {
            return lack.words(lack == Lack.LANGUAGE ? Sharing.language(what) : what);
        }
    }
}

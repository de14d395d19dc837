package org.earshot.fetch;

import java.net.UnknownHostException;

/** A host name stands for no address that may be fetched; thrown where HttpClient resolves, because it must not connect. */
final class ForbiddenAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    ForbiddenAddress(String why) {
        super(why);
    }

    /** The sentence for people. */
    String why() {
        return String.valueOf(getMessage());
    }
}

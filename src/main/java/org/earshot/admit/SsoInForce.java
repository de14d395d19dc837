package org.earshot.admit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The single sign-on that holds now: that of {@code config/sso.yaml} where the file says anything, else that of {@code application.yaml}
 * and the environment. Read it once per decision, so that the decision is of one piece.
 */
@Component
public class SsoInForce {
    private final SsoSettings server;
    private volatile @Nullable SsoSettings file;

    SsoInForce(SsoSettings server) {
        this.server = server;
    }

    /** What holds. */
    public SsoSettings get() {
        SsoSettings written = file;
        return written == null ? server : written;
    }

    /** What application.yaml and the environment say, which holds where there is no file. */
    public SsoSettings ofServer() {
        return server;
    }

    /** Takes over what a checked file says; null where there is none, or nothing in it. */
    public void take(@Nullable SsoSettings written) {
        file = written;
    }
}

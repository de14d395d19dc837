package org.earshot.listen;

import java.util.Set;
import org.earshot.mention.Source;

/**
 * Understands what one platform pushes to us. A pure step: it looks at nothing but the delivery and the source, believes nothing
 * before the signature is right, and compares secrets through {@link HookSignature} only.
 */
public interface HookReader {
    /** The platform, which is the name of its folder under {@code routes/}. */
    String platform();

    /** The ids of the templates whose sources are pushed to. */
    Set<String> templates();

    /** True where the source has the secret that proves who calls; without one its address does not exist. */
    boolean isOpen(Source source);

    /** What a delivery is; called for open sources only. */
    Received receive(Source source, Delivery delivery);

    /** True where the platform's {@link PlatformReader} can fetch what was pushed while nobody listened. */
    default boolean catchesUp(Source source) {
        return false;
    }
}

package org.earshot.share;

import java.util.Optional;
import org.earshot.respond.Case;
import org.earshot.understand.Reading;

/** Knows which cases are hard on whoever reads them. */
public interface Abusive {
    /**
     * Whether a case is.
     *
     * @param reading of the mention that it rests on, empty where nobody has read it
     */
    boolean is(Case item, Optional<Reading> reading);
}

package org.earshot.gather;

import java.util.Collection;
import java.util.Set;

/** Knows the answers that questions are linked to. */
public interface Library {
    /** Which of these answers nobody should give any more; those that are gone are among them. */
    Set<Long> retired(Collection<Long> articles);
}

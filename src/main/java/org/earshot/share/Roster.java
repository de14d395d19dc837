package org.earshot.share;

import java.util.Set;

/** Knows who may come in. */
public interface Roster {
    /** The names of all who may, whatever their role. */
    Set<String> mayComeIn();
}

package org.earshot.know;

import java.util.List;

/** Knows who works here. */
public interface Colleagues {
    /** The names of all users who may come in, in lower case. */
    List<String> names();
}

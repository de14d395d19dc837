package org.earshot.measure;

import java.util.Collection;
import java.util.Map;

/** Knows what mentions are about, for the figures by topic. */
public interface Topics {
    /** The longest key. */
    int LONGEST_KEY = 80;

    /** The key of each mention's topic, of those that have one. */
    Map<Long, String> of(Collection<Long> mentions);

    /** What people call the topics of some keys, of those that are known here. */
    Map<String, String> names(Collection<String> keys);
}

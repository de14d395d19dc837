package org.earshot.mention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sources of the configuration. */
public final class SourceBook {
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** Takes sources with different ids. */
    public SourceBook(List<Source> all) {
        all.forEach(source -> sources.put(source.id(), source));
    }

    /** The source with an id. */
    public Optional<Source> find(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The sources in the order of their files. */
    public List<Source> all() {
        return List.copyOf(sources.values());
    }
}

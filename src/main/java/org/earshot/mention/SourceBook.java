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

    /**
     * Whether a source says that what it brings is about its brand, named or not; so does who brings a mention by hand, which is
     * no source at all.
     */
    public boolean vouches(String source) {
        return find(source).map(Source::matchesAll).orElse(true);
    }

    /** The sources in the order of their files. */
    public List<Source> all() {
        return List.copyOf(sources.values());
    }
}

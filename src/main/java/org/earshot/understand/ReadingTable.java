package org.earshot.understand;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/** Scaffold, replaced at merge. */
@Repository
public class ReadingTable {
    public Optional<Reading> find(long id) {
        return Optional.empty();
    }

    public Map<Long, Reading> findAll(Collection<Long> ids) {
        return Map.of();
    }
}

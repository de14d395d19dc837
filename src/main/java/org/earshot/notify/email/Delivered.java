package org.earshot.notify.email;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which addresses have an alert that others of the same recipient still wait for. Only a cache: after a restart they may get
 * it once more under the same Message-ID.
 */
final class Delivered {
    private static final int MOST = 1_000;

    private final Map<String, Set<String>> addresses = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST;
        }
    };

    synchronized Set<String> of(String alertId) {
        return Set.copyOf(addresses.getOrDefault(alertId, Set.of()));
    }

    synchronized void add(String alertId, Collection<String> taken) {
        if (!taken.isEmpty()) {
            addresses.computeIfAbsent(alertId, id -> new HashSet<>()).addAll(taken);
        }
    }
}

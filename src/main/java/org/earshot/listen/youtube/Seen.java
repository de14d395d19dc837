package org.earshot.listen.youtube;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.fetch.youtube.YoutubeDoor;
import org.earshot.listen.Cursor;

/** Threads by their ids, newest first, each with the fingerprint that it had when it was read, under a name in the cursor. */
final class Seen {
    private final Map<String, String> threads = new LinkedHashMap<>();

    static Seen of(Cursor cursor, String name) {
        Seen seen = new Seen();
        for (String entry : cursor.get(name).orElse("").split(",")) {
            String[] parts = entry.split(":");
            if (parts.length == 2) {
                seen.threads.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), parts[1]);
            }
        }
        return seen;
    }

    static Seen of(List<TopThread> page) {
        Seen seen = new Seen();
        page.forEach(thread -> seen.threads.put(thread.id(), thread.fingerprint()));
        return seen;
    }

    boolean has(TopThread thread) {
        return threads.containsKey(thread.id());
    }

    boolean hasAsItIs(TopThread thread) {
        return thread.fingerprint().equals(threads.get(thread.id()));
    }

    Set<String> ids() {
        return threads.keySet();
    }

    void put(TopThread thread) {
        threads.put(thread.id(), thread.fingerprint());
    }

    /** Those with answers that are not among others: they have moved off the newest page, and the talk may go on. */
    void addAnswered(Seen former, Seen present) {
        former.threads.forEach((id, fingerprint) -> {
            if (fingerprint.startsWith("r") && !present.threads.containsKey(id)) {
                threads.remove(id);
                threads.put(id, fingerprint);
            }
        });
    }

    void drop(List<String> ids) {
        ids.forEach(threads::remove);
    }

    /**
     * What is missing from a page that begins where this one began. Behind the last thread that both hold, it may only have moved on to
     * the next page.
     */
    List<String> missing(Seen page, boolean complete) {
        List<String> missing = new ArrayList<>();
        List<String> doubtful = new ArrayList<>();
        for (String id : threads.keySet()) {
            if (page.threads.containsKey(id)) {
                missing.addAll(doubtful);
                doubtful.clear();
            } else {
                doubtful.add(id);
            }
        }
        if (complete) {
            missing.addAll(doubtful);
        }
        return missing;
    }

    /** The cursor with the last of them that were put, no more than so many. */
    Cursor in(Cursor cursor, String name, int most) {
        List<String> entries = threads.entrySet().stream()
                .map(entry -> YoutubeDoor.encoded(entry.getKey()) + ":" + entry.getValue())
                .toList();
        int from = Math.max(0, entries.size() - most);
        String all = String.join(",", entries.subList(from, entries.size()));
        return cursor.with(name, all.isEmpty() ? null : all);
    }
}

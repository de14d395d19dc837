package org.earshot.listen.hackernews;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.listen.Cursor;
import org.jspecify.annotations.Nullable;

/** What was heard within the time in which things may be edited, with a hash of its text, in the cursor. */
final class Known {
    private static final String NAME = "known";
    private static final int MOST = 300;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(long created, String fingerprint) {}

    static Known of(Cursor cursor) {
        Known known = new Known();
        for (String entry : cursor.get(NAME).orElse("").split(",")) {
            String[] parts = entry.split(":");
            if (parts.length == 3) {
                known.entries.put(parts[0], new Entry(Long.parseLong(parts[1], 36), parts[2]));
            }
        }
        return known;
    }

    /** True where it was heard with this very text. */
    boolean has(Item item) {
        Entry entry = entries.get(item.id());
        return entry != null && entry.fingerprint().equals(item.fingerprint());
    }

    void add(Item item) {
        entries.put(item.id(), new Entry(item.created(), item.fingerprint()));
    }

    void drop(String id) {
        entries.remove(id);
    }

    /** The ids of what was written between two times, both in seconds since 1970, and is not on a page. */
    List<String> missing(List<Item> page, long after, long until) {
        List<String> missing = new ArrayList<>();
        entries.forEach((id, entry) -> {
            boolean there = page.stream().anyMatch(item -> item.id().equals(id));
            if (!there && entry.created() > after && entry.created() <= until) {
                missing.add(id);
            }
        });
        return missing;
    }

    /** The cursor with the newest of them, none of them older than a time. */
    Cursor in(Cursor cursor, long since) {
        List<String> kept = entries.entrySet().stream()
                .filter(entry -> entry.getValue().created() >= since)
                .sorted((one, other) ->
                        Long.compare(other.getValue().created(), one.getValue().created()))
                .limit(MOST)
                .map(Known::written)
                .toList();
        @Nullable String all = kept.isEmpty() ? null : String.join(",", kept);
        return cursor.with(NAME, all);
    }

    private static String written(Map.Entry<String, Entry> entry) {
        return entry.getKey() + ":" + Long.toString(entry.getValue().created(), 36) + ":"
                + entry.getValue().fingerprint();
    }
}

package org.earshot.listen.reddit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.earshot.listen.Cursor;

/** The names of what was heard last, newest first, in the cursor: what is known is not brought again, and can be looked after. */
final class Recent {
    private static final String NAMES = "recent";
    private static final int MOST = 300;

    private Recent() {}

    static boolean has(Cursor cursor, Thing thing) {
        return names(cursor).contains(thing.name());
    }

    static Cursor add(Cursor cursor, List<Thing> page) {
        Set<String> names = new LinkedHashSet<>();
        page.stream().filter(thing -> !thing.gone()).map(Thing::name).forEach(names::add);
        // The pages of a walk come newest first, so those of its later pages stand behind the earlier ones.
        List<String> all = new ArrayList<>(names(cursor));
        if (cursor.get("after").isPresent()) {
            names.removeAll(all);
            all.addAll(Math.min(all.size(), walked(cursor)), names);
        } else {
            all.removeAll(names);
            all.addAll(0, names);
        }
        String kept = String.join(",", all.subList(0, Math.min(MOST, all.size())));
        return cursor.with(NAMES, kept.isEmpty() ? null : kept);
    }

    private static int walked(Cursor cursor) {
        return cursor.get("count").map(Integer::parseInt).orElse(0);
    }

    static Cursor without(Cursor cursor, Set<String> gone) {
        String kept = String.join(
                ",", names(cursor).stream().filter(name -> !gone.contains(name)).toList());
        return cursor.with(NAMES, kept.isEmpty() ? null : kept);
    }

    static List<String> names(Cursor cursor) {
        return cursor.get(NAMES).map(names -> List.of(names.split(","))).orElse(List.of());
    }
}

package org.earshot.grant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What config/goodwill.yaml says: kinds of goodwill in the order of the file, and who may give how much of each alone. */
public final class GoodwillPolicy {
    /** Roles from the least to the greatest; who has no line of their own may do what the role below may. */
    static final List<String> ROLES = List.of("agent", "supervisor", "admin");

    /** Without a file, everything needs approval. */
    public static final GoodwillPolicy NONE = new GoodwillPolicy(List.of(
            new Kind("refund", null, Map.of()),
            new Kind("discount", null, Map.of()),
            new Kind("voucher", null, Map.of()),
            new Kind("extra-time", "minutes", Map.of())));

    private static final List<String> USUAL = List.of("EUR", "USD", "GBP", "PLN");
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** Takes kinds with different ids. */
    public GoodwillPolicy(List<Kind> all) {
        all.forEach(kind -> kinds.put(kind.id(), kind));
    }

    /** All kinds. */
    public List<Kind> kinds() {
        return List.copyOf(kinds.values());
    }

    /** The kind with an id. */
    public Optional<Kind> kind(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** The units to choose from: currencies that some line names, or the usual ones where none does, and then words. */
    public List<String> units() {
        TreeSet<String> money = new TreeSet<>();
        TreeSet<String> words = new TreeSet<>();
        for (Kind kind : kinds.values()) {
            if (kind.unit() != null) {
                words.add(kind.unit());
            }
            kind.alone().values().forEach(line -> {
                money.addAll(line.each().keySet());
                money.addAll(line.total().keySet());
            });
        }
        money.removeAll(words);
        boolean paid = kinds.values().stream().anyMatch(kind -> kind.unit() == null);
        List<String> units = new ArrayList<>(money.isEmpty() && paid ? USUAL : money);
        units.addAll(words);
        return units;
    }

    /**
     * A kind of goodwill.
     *
     * @param id such as {@code refund}
     * @param unit what it counts, null for money
     * @param alone by role
     */
    public record Kind(String id, @Nullable String unit, Map<String, Allowance> alone) {
        /** Copies the lines. */
        public Kind {
            alone = Map.copyOf(alone);
        }

        /** True for a unit that this kind is given in. */
        public boolean takes(String other) {
            return unit == null ? Amount.currency(other) : unit.equals(other);
        }

        /** What somebody of a role may give alone. */
        public Allowance alone(String role) {
            for (int at = ROLES.indexOf(role); at >= 0; at--) {
                Allowance line = alone.get(ROLES.get(at));
                if (line != null) {
                    return line;
                }
            }
            return Allowance.NONE;
        }
    }
}

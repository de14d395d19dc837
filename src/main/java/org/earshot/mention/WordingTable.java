package org.earshot.mention;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how mentions read before they were edited; {@link MentionInbox} writes it, and what is purged or erased is gone here too. */
@Repository
public class WordingTable {
    private final JdbcClient jdbc;

    WordingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The earlier wordings of those mentions that stand on their platform, oldest first. */
    public Map<Long, List<Earlier>> ofMentions(Collection<Long> mentions) {
        Map<Long, List<Earlier>> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(mentions)) {
            jdbc.sql("""
                            SELECT e.mention_id, e.replaced_at, e.body, e.stars FROM mention_edit e
                              JOIN mention m ON m.id = e.mention_id
                             WHERE e.mention_id IN (:ids) AND m.gone_at IS NULL ORDER BY e.replaced_at, e.id
                            """).param("ids", ids).query(row -> {
                double stars = row.getDouble("stars");
                Double given = row.wasNull() ? null : stars;
                Earlier earlier = new Earlier(Times.fromFilled(row, "replaced_at"), row.getString("body"), given);
                found.merge(row.getLong("mention_id"), List.of(earlier), WordingTable::joined);
            });
        }
        return found;
    }

    private static List<Earlier> joined(List<Earlier> some, List<Earlier> more) {
        List<Earlier> all = new java.util.ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** What the brand itself said in the conversation of a case's mentions, oldest first; what was deleted is left out. */
    public List<Mention> answersOfBrand(String platform, Collection<String> names, Collection<String> threads) {
        Map<Long, Mention> found = new HashMap<>();
        names.forEach(name -> answers("m.parent = ?", name, platform).forEach(one -> found.put(one.id(), one)));
        threads.forEach(thread -> answers("m.parent IS NULL AND m.thread = ?", thread, platform)
                .forEach(one -> found.put(one.id(), one)));
        return found.values().stream()
                .sorted(java.util.Comparator.comparing(Mention::saidAt).thenComparing(Mention::id))
                .toList();
    }

    private List<Mention> answers(String where, String name, String platform) {
        return jdbc.sql(MentionTable.COLUMNS + " WHERE " + where
                        + " AND m.platform = ? AND m.ours = TRUE AND m.gone_at IS NULL ORDER BY m.id")
                .params(name, platform)
                .query(MentionTable::mention)
                .list();
    }

    /**
     * How a mention read until it was edited.
     *
     * @param until when Earshot saw the edit
     * @param text what it said
     * @param stars what it gave, null for none
     */
    public record Earlier(
            Instant until, String text, @Nullable Double stars) {}
}

package org.earshot.spend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.earshot.mention.Texts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Remembers for which posts a platform charged today; owns the table charged_post. Runs in the caller's transaction. */
@Repository
class ChargedPostTable {
    /** As with mentions, for {@code IN (…)} Derby would read the whole day. */
    private static final int PROBES = 20;

    private static final String PROBE = String.join(
            " UNION ALL ",
            Collections.nCopies(
                    PROBES,
                    "SELECT external_id FROM charged_post WHERE platform = ? AND used_on = ? AND external_id = ?"));

    private final JdbcTemplate jdbc;

    ChargedPostTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Marks posts as charged.
     *
     * @return how many of them were not charged on that day before
     * @throws org.springframework.dao.DuplicateKeyException where another source marked one at the same moment; roll back and call again
     */
    int mark(String platform, LocalDate day, Collection<String> posts) {
        Set<String> fresh = new LinkedHashSet<>();
        posts.forEach(post -> fresh.add(Texts.cut(post, 700)));
        fresh.removeAll(known(platform, day, new ArrayList<>(fresh)));
        jdbc.batchUpdate(
                "INSERT INTO charged_post (platform, used_on, external_id) VALUES (?, ?, ?)",
                fresh.stream()
                        .map(post -> new Object[] {platform, day.toEpochDay(), post})
                        .toList());
        return fresh.size();
    }

    private Set<String> known(String platform, LocalDate day, List<String> posts) {
        Set<String> known = new HashSet<>();
        for (int from = 0; from < posts.size(); from += PROBES) {
            List<Object> parameters = new ArrayList<>();
            for (int i = from; i < from + PROBES; i++) {
                Collections.addAll(parameters, platform, day.toEpochDay(), posts.get(Math.min(i, posts.size() - 1)));
            }
            known.addAll(jdbc.queryForList(PROBE, String.class, parameters.toArray()));
        }
        return known;
    }

    /** Forgets the days before one. */
    void purge(LocalDate before) {
        jdbc.update("DELETE FROM charged_post WHERE used_on < ?", before.toEpochDay());
    }
}

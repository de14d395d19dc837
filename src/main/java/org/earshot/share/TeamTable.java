package org.earshot.share;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.mention.Forgetting;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the teams, who is in them and which cases are with them; owns the tables team, team_member and case_team. */
@Repository
class TeamTable implements Forgetting {
    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;

    TeamTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Team> all() {
        return jdbc.sql("SELECT id, name FROM team ORDER BY name, id")
                .query((row, number) -> new Team(row.getString("id"), row.getString("name")))
                .list();
    }

    /**
     * Adds a team.
     *
     * @throws org.springframework.dao.DuplicateKeyException where its id is taken
     */
    void insert(Team team) {
        jdbc.sql("INSERT INTO team (id, name) VALUES (?, ?)")
                .params(team.id(), team.name())
                .update();
    }

    /** Who is in which teams. */
    Map<String, Set<String>> members() {
        Map<String, Set<String>> teams = new HashMap<>();
        jdbc.sql("SELECT team, who FROM team_member").query(row -> {
            teams.computeIfAbsent(row.getString("who"), who -> new TreeSet<>()).add(row.getString("team"));
        });
        return teams;
    }

    /** Puts somebody into these teams and no others, in the caller's transaction. */
    void join(String who, Set<String> teams) {
        jdbc.sql("DELETE FROM team_member WHERE who = ?").param(who).update();
        teams.forEach(team -> jdbc.sql("INSERT INTO team_member (team, who) VALUES (?, ?)")
                .params(team, who)
                .update());
    }

    /** Notes whose a case is now, in the caller's transaction, which holds the case. */
    void hand(long caseId, Handover handover) {
        int known = jdbc.sql("UPDATE case_team SET team = ?, handed_by = ?, handed_at = ?, note = ? WHERE case_id = ?")
                .params(handover.team(), handover.by(), Times.toColumn(handover.at()), handover.note(), caseId)
                .update();
        if (known == 0) {
            jdbc.sql("INSERT INTO case_team (team, handed_by, handed_at, note, case_id) VALUES (?, ?, ?, ?, ?)")
                    .params(handover.team(), handover.by(), Times.toColumn(handover.at()), handover.note(), caseId)
                    .update();
        }
    }

    /** The last handover of those of the cases that were handed over. */
    Map<Long, Handover> of(Collection<Long> cases) {
        Map<Long, Handover> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("SELECT case_id, team, handed_by, handed_at, note FROM case_team WHERE case_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        found.put(
                                row.getLong("case_id"),
                                new Handover(
                                        row.getString("team"),
                                        row.getString("handed_by"),
                                        Times.fromFilled(row, "handed_at"),
                                        row.getString("note")));
                    });
        }
        return found;
    }

    /** The cases that are with a team and not done, in the order of the queue; the first 200. */
    List<Long> queue(String team) {
        return jdbc.sql("""
                        SELECT c.id FROM case_team t JOIN case_ c ON c.id = t.case_id
                         WHERE t.team = ? AND c.state IN ('OPEN', 'CLAIMED', 'WAITING')
                         ORDER BY c.urgency_rank, c.due_at, c.id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """).params(team, MOST_SHOWN).query(Long.class).list();
    }

    /** How many cases are with each team and not done. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT t.team, COUNT(*) AS cases FROM case_team t JOIN case_ c ON c.id = t.case_id
                         WHERE c.state IN ('OPEN', 'CLAIMED', 'WAITING') GROUP BY t.team
                        """).query(row -> {
            counts.put(row.getString("team"), row.getLong("cases"));
        });
        return counts;
    }

    /** Which team a case was handed to stays; what was said about it does not. */
    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("UPDATE case_team SET note = '' WHERE case_id = ?")
                    .param(id)
                    .update();
        }
    }
}

package org.earshot.know;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.earshot.mention.Forgetting;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which cases need more time; owns the table case_more_time. */
@Repository
class MoreTimeTable implements Forgetting {
    private final JdbcClient jdbc;

    MoreTimeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, MoreTime.Asked> of(Collection<Long> cases) {
        Map<Long, MoreTime.Asked> found = new HashMap<>();
        for (List<Long> ids : IdChunks.of(cases)) {
            jdbc.sql("SELECT case_id, asked_by, asked_at, why FROM case_more_time WHERE case_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        found.put(
                                row.getLong("case_id"),
                                new MoreTime.Asked(
                                        row.getString("asked_by"),
                                        Times.fromFilled(row, "asked_at"),
                                        row.getString("why")));
                    });
        }
        return found;
    }

    /**
     * Notes that a case needs more time.
     *
     * @throws org.springframework.dao.DuplicateKeyException where that is noted already
     */
    void insert(long caseId, MoreTime.Asked asked) {
        jdbc.sql("INSERT INTO case_more_time (case_id, asked_by, asked_at, why) VALUES (?, ?, ?, ?)")
                .params(caseId, asked.who(), Times.toColumn(asked.at()), asked.why())
                .update();
    }

    boolean delete(long caseId) {
        return jdbc.sql("DELETE FROM case_more_time WHERE case_id = ?")
                        .param(caseId)
                        .update()
                == 1;
    }

    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        cases.forEach(this::delete);
    }
}

package org.earshot.respond;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.earshot.mention.Mention;
import org.earshot.mention.Purge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By which words cases are found; owns the table case_word, which {@link NarrowTable} reads. */
@Repository
class CaseWordTable implements Purge {
    private static final int AT_ONCE = 25;

    private final JdbcClient jdbc;

    CaseWordTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the words of a mention over those that it had, in the caller's transaction. */
    void write(long caseId, Mention mention) {
        drop(caseId, mention.id());
        List<String> words = List.copyOf(SearchWords.of(mention.post().text()));
        for (int from = 0; from < words.size(); from += AT_ONCE) {
            insert(caseId, mention.id(), words.subList(from, Math.min(words.size(), from + AT_ONCE)));
        }
    }

    /** Forgets the words of a mention. */
    void drop(long caseId, long mentionId) {
        jdbc.sql("DELETE FROM case_word WHERE case_id = ? AND mention_id = ?")
                .params(caseId, mentionId)
                .update();
    }

    @Override
    public void purge(List<Long> mentions) {
        for (long mention : mentions) {
            jdbc.sql("""
                            DELETE FROM case_word WHERE mention_id = ?
                               AND case_id IN (SELECT case_id FROM case_mention WHERE mention_id = ?)
                            """).params(mention, mention).update();
        }
    }

    private void insert(long caseId, long mentionId, List<String> words) {
        List<Object> values = new ArrayList<>();
        words.forEach(word -> Collections.addAll(values, caseId, word, mentionId));
        String rows = String.join(", ", Collections.nCopies(words.size(), "(?, ?, ?)"));
        jdbc.sql("INSERT INTO case_word (case_id, word, mention_id) VALUES " + rows)
                .params(values)
                .update();
    }
}

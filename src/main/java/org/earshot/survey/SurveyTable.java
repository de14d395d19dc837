package org.earshot.survey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.mention.Forgetting;
import org.earshot.mention.Purge;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases were asked about and what was said; owns the tables survey and survey_stop, and reads which cases are resolved. */
@Repository
class SurveyTable implements Forgetting, Purge {
    private static final String COLUMNS = """
            SELECT case_id, brand, language, nps_asked, sent_at, expires_at, csat, nps, remark, answered_at FROM survey
            """;

    private final JdbcClient jdbc;

    SurveyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases of a brand that were resolved with such an outcome from one time to another, and that nobody decided about yet. */
    List<Candidate> candidates(String brand, Instant from, Instant to, int most) {
        return jdbc.sql("""
                        SELECT c.id, c.platform, c.customer_key FROM case_ c
                         WHERE c.state = 'RESOLVED' AND c.brand = ? AND c.resolved_at > ? AND c.resolved_at <= ?
                           AND c.outcome IN ('solved', 'answered', 'helped', 'goodwill')
                           AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.case_id = c.id)
                         ORDER BY c.resolved_at, c.id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(brand, Times.toColumn(from), Times.toColumn(to), most)
                .query((row, number) -> new Candidate(
                        row.getLong("id"),
                        SurveyToken.hash(row.getString("platform") + "\n" + row.getString("customer_key"))))
                .list();
    }

    /**
     * Notes that a case is asked about, in the transaction that writes the message.
     *
     * @throws org.springframework.dao.DuplicateKeyException where somebody decided about it already
     */
    void sent(Survey survey, String customer, String tokenHash) {
        insert(survey, customer, tokenHash, "SENT");
    }

    /** Notes that a case is not asked about, for good. */
    void skipped(Survey survey, String customer) {
        insert(survey, customer, null, "SKIPPED");
    }

    private void insert(Survey survey, String customer, @Nullable String tokenHash, String state) {
        jdbc.sql("""
                        INSERT INTO survey (case_id, brand, customer, language, nps_asked, state, token_hash, sent_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(survey.caseId())
                .param(survey.brand())
                .param(customer)
                .param(survey.language())
                .param(survey.nps())
                .param(state)
                .param(tokenHash)
                .param(Times.toColumn(survey.sentAt()))
                .param(Times.toColumn(survey.expiresAt()))
                .update();
    }

    /** True where a customer was asked since a time, or wants never to be asked. */
    boolean spared(String customer, Instant since) {
        return count(jdbc.sql("SELECT COUNT(*) FROM survey WHERE customer = ? AND state = 'SENT' AND sent_at > ?")
                        .params(customer, Times.toColumn(since)))
                || count(jdbc.sql("SELECT COUNT(*) FROM survey_stop WHERE customer = ?")
                        .param(customer));
    }

    private static boolean count(JdbcClient.StatementSpec rows) {
        return rows.query(Integer.class).single() > 0;
    }

    /** The survey that a link belongs to. */
    Optional<Survey> byToken(String tokenHash) {
        return jdbc.sql(COLUMNS + " WHERE token_hash = ?")
                .param(tokenHash)
                .query(SurveyTable::survey)
                .optional();
    }

    /** The survey of a case that was sent. */
    Optional<Survey> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " WHERE case_id = ? AND state = 'SENT'")
                .param(caseId)
                .query(SurveyTable::survey)
                .optional();
    }

    /** Writes an answer, over an earlier one that is not older than that; false where the time for it is over. */
    boolean answer(String tokenHash, Survey.Answer answer, Instant notBefore) {
        return jdbc.sql("""
                        UPDATE survey SET csat = ?, nps = ?, remark = ?, answered_at = COALESCE(answered_at, ?)
                         WHERE token_hash = ? AND expires_at > ? AND (answered_at IS NULL OR answered_at > ?)
                        """)
                        .param(answer.csat())
                        .param(answer.nps())
                        .param(answer.comment())
                        .param(Times.toColumn(answer.at()))
                        .param(tokenHash)
                        .param(Times.toColumn(answer.at()))
                        .param(Times.toColumn(notBefore))
                        .update()
                == 1;
    }

    /** Keeps that the customer of a link wants never to be asked again. */
    void stop(String tokenHash, Instant now) {
        jdbc.sql(
                        "INSERT INTO survey_stop (customer, stopped_at) SELECT s.customer, s.sent_at FROM survey s WHERE s.token_hash = ?"
                                + " AND NOT EXISTS (SELECT 1 FROM survey_stop t WHERE t.customer = s.customer)")
                .param(tokenHash)
                .update();
        jdbc.sql(
                        "UPDATE survey_stop SET stopped_at = ? WHERE customer IN (SELECT customer FROM survey WHERE token_hash = ?)")
                .params(Times.toColumn(now), tokenHash)
                .update();
    }

    /** Takes out the words of customers of whom nothing else is kept; the numbers stay, and so do the figures. */
    @Override
    public void purge(List<Long> mentions) {
        for (long mention : mentions) {
            jdbc.sql("""
                            UPDATE survey SET remark = NULL
                             WHERE case_id IN (SELECT case_id FROM case_mention WHERE mention_id = ?)
                               AND NOT EXISTS (SELECT 1 FROM case_mention c JOIN mention m ON m.id = c.mention_id
                                                WHERE c.case_id = survey.case_id AND m.gone_at IS NULL)
                            """).param(mention).update();
        }
    }

    /** The numbers stay; the link stops working, so that no words come after. That a customer wants no more surveys stays as a hash. */
    @Override
    public void forget(List<Long> mentions, List<Long> cases) {
        for (long id : cases) {
            jdbc.sql("UPDATE survey SET remark = NULL, token_hash = NULL, customer = 'erased' WHERE case_id = ?")
                    .param(id)
                    .update();
        }
    }

    private static Survey survey(ResultSet row, int number) throws SQLException {
        Instant answered = Times.fromColumn(row, "answered_at");
        int csat = row.getInt("csat");
        int nps = row.getInt("nps");
        Integer recommended = row.wasNull() ? null : nps;
        return new Survey(
                row.getLong("case_id"),
                row.getString("brand"),
                row.getString("language"),
                row.getBoolean("nps_asked"),
                Times.fromFilled(row, "sent_at"),
                Times.fromFilled(row, "expires_at"),
                answered == null ? null : new Survey.Answer(csat, recommended, row.getString("remark"), answered));
    }
}

package org.earshot.triage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Mention;
import org.earshot.mention.Purge;
import org.earshot.store.IdChunks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps verdicts, the last one of each mention; owns the table verdict. */
@Repository
public class VerdictTable implements Purge {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    VerdictTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes the verdict in the caller's transaction, over an older one of the same mention. */
    void save(Mention mention, Verdict verdict, String policy, Instant now) {
        int known = jdbc.sql("""
                        UPDATE verdict SET source = ?, urgency = ?, score = ?, about_brand = ?, needs_reply = ?, policy = ?,
                               judged_at = ?, document = ? WHERE mention_id = ?
                        """).params(values(mention, verdict, policy, now)).update();
        if (known == 0) {
            jdbc.sql("""
                            INSERT INTO verdict (source, urgency, score, about_brand, needs_reply, policy, judged_at, document,
                                                 mention_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """).params(values(mention, verdict, policy, now)).update();
        }
    }

    private List<Object> values(Mention mention, Verdict verdict, String policy, Instant now) {
        List<Object> values =
                new ArrayList<>(List.of(mention.source(), verdict.urgency().name()));
        values.addAll(List.of(verdict.score(), verdict.aboutBrand(), verdict.needsReply(), policy));
        values.addAll(List.of(now.toEpochMilli(), write(verdict), mention.id()));
        return values;
    }

    /** The verdict on a mention, where it has been judged. */
    public Optional<Verdict> find(long mentionId) {
        return Optional.ofNullable(findAll(List.of(mentionId)).get(mentionId));
    }

    /** The verdicts on those of the mentions that have been judged. */
    public Map<Long, Verdict> findAll(Collection<Long> mentionIds) {
        Map<Long, Verdict> verdicts = new HashMap<>();
        for (List<Long> ids : IdChunks.of(mentionIds)) {
            jdbc.sql("SELECT mention_id, document FROM verdict WHERE mention_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        verdicts.put(row.getLong("mention_id"), read(row.getString("document")));
                    });
        }
        return verdicts;
    }

    /** Takes the customer's words from the reasons of mentions that are purged, in the caller's transaction; the points stay. */
    @Override
    public void purge(List<Long> mentions) {
        findAll(mentions)
                .forEach((id, verdict) -> jdbc.sql("UPDATE verdict SET document = ? WHERE mention_id = ?")
                        .params(write(verdict.wordless()), id)
                        .update());
    }

    private String write(Verdict verdict) {
        try {
            return json.writeValueAsString(verdict);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a verdict cannot be written", e);
        }
    }

    private Verdict read(String document) {
        try {
            return json.readValue(document, Verdict.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored verdict cannot be read", e);
        }
    }
}

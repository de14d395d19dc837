package org.earshot.understand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.mention.Purge;
import org.earshot.store.IdChunks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps readings, the last one of each mention; owns the table reading. */
@Repository
public class ReadingTable implements Purge {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReadingTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Writes the reading in the caller's transaction, over an older one of the same mention. */
    void save(long mentionId, Reading reading, Instant now) {
        List<Object> values = List.of(
                reading.language(),
                reading.sentiment().label().name(),
                reading.model(),
                now.toEpochMilli(),
                write(reading),
                mentionId);
        int known = jdbc.sql(
                        "UPDATE reading SET language = ?, label = ?, model = ?, read_at = ?, document = ? WHERE mention_id = ?")
                .params(values)
                .update();
        if (known == 0) {
            jdbc.sql(
                            "INSERT INTO reading (language, label, model, read_at, document, mention_id) VALUES (?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
    }

    /** The reading of a mention, where it has been read. */
    public Optional<Reading> find(long mentionId) {
        return Optional.ofNullable(findAll(List.of(mentionId)).get(mentionId));
    }

    /** The readings of those of the mentions that have been read. */
    public Map<Long, Reading> findAll(Collection<Long> mentionIds) {
        Map<Long, Reading> readings = new HashMap<>();
        for (List<Long> ids : IdChunks.of(mentionIds)) {
            jdbc.sql("SELECT mention_id, document FROM reading WHERE mention_id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        readings.put(row.getLong("mention_id"), read(row.getString("document")));
                    });
        }
        return readings;
    }

    /** Forgets what was understood of mentions that are purged, in the caller's transaction. */
    @Override
    public void purge(List<Long> mentions) {
        mentions.forEach(id ->
                jdbc.sql("DELETE FROM reading WHERE mention_id = ?").param(id).update());
    }

    private String write(Reading reading) {
        try {
            return json.writeValueAsString(reading);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reading cannot be written", e);
        }
    }

    private Reading read(String document) {
        try {
            return json.readValue(document, Reading.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reading cannot be read", e);
        }
    }
}

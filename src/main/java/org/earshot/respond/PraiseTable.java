package org.earshot.respond;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.mention.Purge;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which mentions only praise, and who dealt with them; owns the table praise. It holds no words: those stay with the mention. */
@Repository
class PraiseTable implements Purge {
    /** What a reading {@code r} says of praise; the one definition, for compliments and for cases. */
    static final String PRAISES = """
             r.label <> 'NEGATIVE' AND (r.document LIKE '%"intent":"praise"%'
                                        OR (r.label = 'POSITIVE' AND r.document NOT LIKE '%"intent":"%'))
            """;

    private static final Pattern CURSOR = Pattern.compile("(\\d{1,15})-(\\d{1,18})");

    private final JdbcClient jdbc;

    PraiseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes a mention if it is read as praise, and forgets it if it is not any more; what staff did with it stays. True where that changed
     * anything.
     */
    boolean note(long mention) {
        int noted = jdbc.sql("""
                        INSERT INTO praise (mention_id, brand, platform, language, heard_at, state)
                        SELECT m.id, m.brand, m.platform, r.language, m.heard_at, 'NEW'
                          FROM mention m JOIN reading r ON r.mention_id = m.id
                         WHERE m.id = ? AND NOT EXISTS (SELECT 1 FROM praise p WHERE p.mention_id = m.id) AND
                        """ + PRAISES).param(mention).update();
        return noted > 0
                || jdbc.sql("DELETE FROM praise WHERE mention_id = ? AND NOT EXISTS"
                                        + " (SELECT 1 FROM reading r WHERE r.mention_id = praise.mention_id AND "
                                        + PRAISES
                                        + ")")
                                .param(mention)
                                .update()
                        > 0;
    }

    /** Forgets one that is no compliment any more; true where it was one. */
    boolean drop(long mention) {
        return jdbc.sql("DELETE FROM praise WHERE mention_id = ?")
                        .param(mention)
                        .update()
                > 0;
    }

    /** Forgets one that was answered before anybody here dealt with it; true where it waited. */
    boolean answered(long mention) {
        return jdbc.sql("DELETE FROM praise WHERE mention_id = ? AND state = 'NEW'")
                        .param(mention)
                        .update()
                > 0;
    }

    /** The same for what was posted in a thread up to a time. */
    boolean answered(String platform, String thread, Instant at) {
        return jdbc
                        .sql(
                                "SELECT id FROM mention WHERE thread = ? AND platform = ? AND COALESCE(published_at, heard_at) <= ?")
                        .params(thread, platform, Times.toColumn(at))
                        .query(Long.class)
                        .list()
                        .stream()
                        .filter(this::answered)
                        .count()
                > 0;
    }

    /** Those that nobody has dealt with, newest first. */
    List<Compliment> newest(ComplimentQuery query, int most) {
        boolean all = query.brand() == null;
        StringBuilder where = new StringBuilder(" WHERE state = 'NEW'");
        List<Object> values = new ArrayList<>();
        and(where, values, " AND brand = ?", query.brand());
        Matcher after = CURSOR.matcher(query.cursor() == null ? "" : query.cursor());
        if (after.matches()) {
            Long time = Long.valueOf(after.group(1));
            where.append(" AND heard_at <= ? AND (heard_at < ? OR mention_id < ?)");
            values.addAll(List.of(time, time, Long.valueOf(after.group(2))));
        }
        and(where, values, " AND platform = ?", query.platform());
        and(where, values, " AND language = ?", query.language());
        values.add(most);
        return jdbc.sql("SELECT mention_id, brand, platform, heard_at FROM praise --DERBY-PROPERTIES index="
                        + (all ? "PRAISE_NEWEST" : "PRAISE_BRAND") + "\n" + where
                        + " ORDER BY heard_at DESC, mention_id DESC OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .params(values)
                .query((row, number) -> new Compliment(
                        row.getLong("mention_id"),
                        row.getString("brand"),
                        row.getString("platform"),
                        Times.fromFilled(row, "heard_at")))
                .list();
    }

    /** How many nobody has dealt with, of one brand or of all; counted so far and no further. */
    long count(@Nullable String brand, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" WHERE state = 'NEW'");
        and(where, values, " AND brand = ?", brand);
        values.add(most);
        return jdbc.sql("SELECT COUNT(*) FROM (SELECT mention_id FROM praise --DERBY-PROPERTIES index="
                        + (brand == null ? "PRAISE_NEWEST" : "PRAISE_BRAND") + "\n" + where
                        + " OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY) counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    private static void and(StringBuilder where, List<Object> values, String condition, @Nullable String value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    /** Notes who thanks; of many at once exactly one does, and the others wait until that is committed. */
    boolean thank(long mention, String who, Instant now) {
        return jdbc.sql(
                                "UPDATE praise SET state = 'THANKED', who = ?, done_at = ? WHERE mention_id = ? AND state <> 'THANKED'")
                        .params(who, Times.toColumn(now), mention)
                        .update()
                == 1;
    }

    /** Puts aside those that nobody has dealt with; returns how many. */
    int seen(Collection<Long> mentions, String who, Instant now) {
        int changed = 0;
        for (List<Long> ids : IdChunks.of(mentions)) {
            changed += jdbc.sql("UPDATE praise SET state = 'SEEN', who = :who, done_at = :now"
                            + " WHERE mention_id IN (:ids) AND state = 'NEW'")
                    .param("who", who)
                    .param("now", Times.toColumn(now))
                    .param("ids", ids)
                    .update();
        }
        return changed;
    }

    /** Brings back those that somebody put aside; returns how many. */
    int back(Collection<Long> mentions, String who) {
        int changed = 0;
        for (List<Long> ids : IdChunks.of(mentions)) {
            changed += jdbc.sql("UPDATE praise SET state = 'NEW', who = NULL, done_at = NULL"
                            + " WHERE mention_id IN (:ids) AND state = 'SEEN' AND who = :who")
                    .param("ids", ids)
                    .param("who", who)
                    .update();
        }
        return changed;
    }

    /** Forgets what was heard before a time. */
    void clear(Instant before) {
        jdbc.sql("DELETE FROM praise WHERE heard_at < ?")
                .param(Times.toColumn(before))
                .update();
    }

    @Override
    public void purge(List<Long> mentions) {
        mentions.forEach(this::drop);
    }
}

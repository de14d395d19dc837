package org.earshot.mention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Says which stored mentions are to be looked at again on their platform, because what is deleted there must not be kept here: an
 * hour after they were heard, after 6 and 24 hours, 3, 7 and 30 days. What came without its words is looked at once more before, at
 * once.
 */
@Repository
public class RecheckTable {
    /** The first look after a mention was heard with its words. */
    private static final Duration FIRST = Duration.ofHours(1);

    private static final List<Duration> AGES = List.of(
            FIRST,
            Duration.ofHours(6),
            Duration.ofHours(24),
            Duration.ofDays(3),
            Duration.ofDays(7),
            Duration.ofDays(30));

    private final JdbcClient jdbc;

    RecheckTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** When a post that was just heard is looked at for the first time; where it has no words yet, as soon as somebody looks. */
    static Instant first(Instant heardAt, Post.Details details) {
        return details.wordless() ? heardAt : heardAt.plus(FIRST);
    }

    /** Mentions that a source brought and whose time has come, the longest due first. */
    public List<Mention> due(String source, Instant now, int most) {
        return jdbc.sql(MentionTable.COLUMNS + """
                         WHERE m.source = ? AND m.recheck_at <= ? AND m.gone_at IS NULL
                         ORDER BY m.recheck_at, m.id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(source, Times.toColumn(now), most)
                .query(MentionTable::mention)
                .list();
    }

    /** Fixes the next look at mentions that were just looked at; the last one comes after 30 days. */
    public void looked(List<Mention> mentions, Instant now) {
        mentions.forEach(mention -> set(mention, next(mention.heardAt(), now).orElse(null)));
    }

    /** Puts a look off that did not succeed. */
    public void putOff(List<Mention> mentions, Instant until) {
        mentions.forEach(mention -> set(mention, until));
    }

    private void set(Mention mention, @Nullable Instant at) {
        jdbc.sql("UPDATE mention SET recheck_at = CAST(? AS BIGINT) WHERE id = ?")
                .param(Times.toColumn(at))
                .param(mention.id())
                .update();
    }

    /** The first age of the row that lies ahead. */
    static Optional<Instant> next(Instant heardAt, Instant now) {
        return AGES.stream().map(heardAt::plus).filter(now::isBefore).findFirst();
    }
}

package org.earshot.mention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.earshot.store.IdChunks;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads mentions and moves them along the line; owns the table mention together with {@link MentionInbox}, which fills it. */
@Repository
public class MentionTable {
    static final String COLUMNS = """
            SELECT m.id, m.platform, m.external_id, m.source, m.brand, m.url, m.author_id, m.author, m.author_name,
                   m.followers, m.body, m.language, m.published_at, m.heard_at, m.edited_at, m.revision, m.stars,
                   m.stars_raw, m.thread, m.parent, m.own_ref, m.summoned, m.visibility, m.ours, m.wordless, m.stage, m.version, m.gone_at
              FROM mention m
            """;
    private static final int MOST_ATTEMPTS = 8;

    /** Longer than the back-off of the last attempt, 10 s doubled seven times. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    MentionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mention with our id. */
    public Optional<Mention> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE m.id = ?")
                .param(id)
                .query(MentionTable::mention)
                .optional();
    }

    /** The mention with the platform's id. */
    public Optional<Mention> find(MentionId id) {
        return jdbc.sql(COLUMNS + " WHERE m.platform = ? AND m.external_id = ?")
                .param(id.platform())
                .param(id.externalId())
                .query(MentionTable::mention)
                .optional();
    }

    /** The mentions with these ids; those that are not there are missing. */
    public Map<Long, Mention> findAll(Collection<Long> ids) {
        Map<Long, Mention> found = new HashMap<>();
        for (List<Long> chunk : IdChunks.of(ids)) {
            jdbc.sql(COLUMNS + " WHERE m.id IN (:ids)")
                    .param("ids", chunk)
                    .query(MentionTable::mention)
                    .list()
                    .forEach(mention -> found.put(mention.id(), mention));
        }
        return found;
    }

    /** The mention that an answer on this platform would name so, if we have it. */
    public Optional<Mention> findOwn(String platform, String own) {
        return jdbc.sql(COLUMNS + " WHERE m.own_ref = ? AND m.platform = ? ORDER BY m.id"
                        + " OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .param(own)
                .param(platform)
                .query(MentionTable::mention)
                .optional();
    }

    /** True where a platform's conversation has a mention of a customer, by the conversation's name or by the post that was answered. */
    public boolean knows(String platform, @Nullable String thread, @Nullable String parent) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM (SELECT id FROM mention WHERE thread = ? AND platform = ? AND ours = FALSE"
                                        + " UNION ALL SELECT id FROM mention WHERE own_ref = ? AND platform = ? AND ours = FALSE) known")
                        .params(text(thread), platform, text(parent), platform)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The mentions that a platform calls by this name when they are answered, each with the source that brought it. */
    public Map<MentionId, String> named(String platform, String own) {
        Map<MentionId, String> found = new HashMap<>();
        jdbc.sql("SELECT platform, external_id, source FROM mention WHERE own_ref = ?")
                .param(own)
                .query(row -> {
                    found.put(
                            new MentionId(row.getString("platform"), row.getString("external_id")),
                            row.getString("source"));
                });
        found.keySet().removeIf(id -> !id.platform().equals(platform));
        return found;
    }

    /**
     * What the brand itself said in answer to a post since it was posted, the earliest of it; where the platform does not say which
     * post was answered, what it said later in the conversation.
     */
    public Optional<Mention> answerOfBrand(Mention mention) {
        Post.ReplyTo place = mention.post().details().reply();
        return Stream.of(
                        earliest("m.parent = ?", place.own(), mention),
                        earliest("m.parent IS NULL AND m.thread = ?", place.thread(), mention))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(
                                (Mention said) -> said.post().publishedAt().orElse(Instant.MAX))
                        .thenComparing(Mention::id));
    }

    /** One index leads to each kind of answer; asked for at once, Derby would read every mention there is. */
    private Optional<Mention> earliest(String where, @Nullable String reference, Mention to) {
        if (reference == null) {
            return Optional.empty();
        }
        Instant since = to.post().publishedAt().orElse(to.heardAt());
        return jdbc.sql(COLUMNS + " WHERE " + where + " AND m.ours = TRUE AND m.platform = ? AND m.gone_at IS NULL"
                        + " AND (m.published_at IS NULL OR m.published_at >= ?)"
                        + " ORDER BY m.published_at, m.id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .params(reference, to.post().id().platform(), Times.toColumn(since))
                .query(MentionTable::mention)
                .optional();
    }

    /** No post has an empty reference, and Derby cannot compare with an untyped null. */
    private static String text(@Nullable String reference) {
        return reference == null ? "" : reference;
    }

    /** The mentions of a case, oldest first. */
    public List<Mention> ofCase(long caseId) {
        return jdbc.sql(COLUMNS + " JOIN case_mention c ON c.mention_id = m.id WHERE c.case_id = ? ORDER BY m.id")
                .param(caseId)
                .query(MentionTable::mention)
                .list();
    }

    /** Mentions heard since a time, in the order of their ids, from behind the given id. */
    public List<Mention> heardSince(Instant from, long afterId, int most) {
        return jdbc.sql(COLUMNS
                        + " WHERE m.id > ? AND m.heard_at >= ? ORDER BY m.id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY")
                .param(afterId)
                .param(Times.toColumn(from))
                .param(most)
                .query(MentionTable::mention)
                .list();
    }

    /**
     * Moves a mention on, in the caller's transaction.
     *
     * @throws StaleMention where another station or an edit was faster; the caller's transaction must roll back
     */
    public void advance(Mention mention, Stage to) {
        int moved = jdbc.sql("""
                        UPDATE mention SET stage = ?, version = version + 1, attempts = 0, next_at = heard_at, trouble = NULL
                         WHERE id = ? AND version = ?
                        """)
                .param(to.name())
                .param(mention.id())
                .param(mention.version())
                .update();
        if (moved == 0) {
            throw new StaleMention(mention.id());
        }
    }

    /** Notes that a station failed: the sweep tries again with back-off (10 s, doubling), and parks it after eight tries. */
    public void failed(long id, String trouble, Instant now) {
        int attempts = jdbc.sql("SELECT attempts FROM mention WHERE id = ?")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElse(0);
        Duration wait = Duration.ofSeconds(10L << Math.min(attempts, 10));
        jdbc.sql("UPDATE mention SET attempts = attempts + 1, next_at = ?, parked = ?, trouble = ? WHERE id = ?")
                .param(Times.toColumn(now.plus(wait)))
                .param(attempts + 1 >= MOST_ATTEMPTS)
                .param(Texts.cut(trouble, 500))
                .param(id)
                .update();
    }

    /** Lets parked mentions try again; returns how many. */
    public int unpark() {
        return jdbc.sql("UPDATE mention SET parked = FALSE, attempts = 0, next_at = 0 WHERE parked = TRUE")
                .update();
    }

    /**
     * What stands before a station for too long, urgent ones first.
     *
     * @param stage the stage it stands at
     * @param before rows whose next attempt lies at or before this
     * @param most at most so many
     */
    public List<Nudge> standing(Stage stage, Instant before, int most) {
        return jdbc.sql("""
                        SELECT id, urgent FROM mention
                         WHERE stage = ? AND next_at <= ? AND parked = FALSE
                         ORDER BY urgent DESC, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .param(stage.name())
                .param(Times.toColumn(before))
                .param(most)
                .query((row, number) -> new Nudge(row.getLong("id"), row.getBoolean("urgent")))
                .list();
    }

    /** What waits longer than any back-off lasts, because the clock was set back after its next attempt was fixed. */
    public List<Nudge> standingAhead(Stage stage, Instant now, int most) {
        return jdbc.sql("""
                        SELECT id, urgent FROM mention
                         WHERE stage = ? AND next_at > ? AND parked = FALSE
                         ORDER BY urgent DESC, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .param(stage.name())
                .param(Times.toColumn(now.plus(LONGEST_WAIT)))
                .param(most)
                .query((row, number) -> new Nudge(row.getLong("id"), row.getBoolean("urgent")))
                .list();
    }

    /** A page of everything that stands before a station, due or not, in the order of ids behind the given one. */
    public List<Nudge> unfinished(Stage stage, boolean urgent, long after, int most) {
        return jdbc.sql("""
                        SELECT id, urgent FROM mention
                         WHERE stage = ? AND urgent = ? AND id > ? AND parked = FALSE
                         ORDER BY id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY
                        """)
                .params(stage.name(), urgent, after, most)
                .query((row, number) -> new Nudge(row.getLong("id"), row.getBoolean("urgent")))
                .list();
    }

    /** Puts the next look at rows off that were just nudged; those that moved on meanwhile stay as they are. */
    public void nudged(Stage stage, List<Nudge> nudged, Instant next) {
        for (List<Long> ids : IdChunks.of(nudged.stream().map(Nudge::mention).toList())) {
            jdbc.sql("UPDATE mention SET next_at = :next WHERE stage = :stage AND id IN (:ids)")
                    .param("next", Times.toColumn(next))
                    .param("stage", stage.name())
                    .param("ids", ids)
                    .update();
        }
    }

    static Mention mention(ResultSet row, int number) throws SQLException {
        Instant gone = Times.fromColumn(row, "gone_at");
        Author author = new Author(
                row.getString("author_id"), row.getString("author"), row.getString("author_name"), followers(row));
        MentionId id = new MentionId(row.getString("platform"), row.getString("external_id"));
        return new Mention(
                row.getLong("id"),
                new Post(id, author, gone == null ? row.getString("body") : "", details(row)),
                row.getString("source"),
                row.getString("brand"),
                Times.fromFilled(row, "heard_at"),
                Times.fromColumn(row, "edited_at"),
                Stage.valueOf(row.getString("stage")),
                row.getInt("version"),
                gone);
    }

    private static Post.Details details(ResultSet row) throws SQLException {
        double stars = row.getDouble("stars");
        Rating rating = row.wasNull() ? null : new Rating(stars, row.getString("stars_raw"));
        Post.ReplyTo reply = new Post.ReplyTo(
                row.getString("thread"),
                row.getString("parent"),
                row.getString("own_ref"),
                row.getBoolean("summoned"),
                Visibility.valueOf(row.getString("visibility")));
        Post.Details whose = row.getBoolean("ours") ? Post.Details.NONE.byBrand() : Post.Details.NONE;
        return whose.at(row.getString("url"))
                .in(row.getString("language"))
                .on(Times.fromColumn(row, "published_at"))
                .revised(row.getLong("revision"))
                .rated(rating)
                .wordless(row.getBoolean("wordless"))
                .answering(reply);
    }

    private static @Nullable Long followers(ResultSet row) throws SQLException {
        long followers = row.getLong("followers");
        return row.wasNull() ? null : followers;
    }
}

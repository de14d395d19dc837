package org.earshot.mention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.earshot.store.Ids;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores posts exactly once: new ones are added, edited ones replaced, known ones counted. Runs in the caller's transaction. */
@Repository
public class MentionInbox {
    /** How long a stored mention may stand before the sweep nudges it again. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private static final int CHUNK = 200;

    /**
     * Looks so many ids up, one by one in one statement: for {@code external_id IN (…)} Derby reads the whole platform. A last id that
     * is repeated fills the statement up, so that it is compiled once.
     */
    private static final int PROBES = 20;

    private static final String PROBE = String.join(
            " UNION ALL ",
            Collections.nCopies(
                    PROBES,
                    "SELECT id, platform, external_id, source, revision, fingerprint, gone_at FROM mention"
                            + " WHERE platform = ? AND external_id = ?"));

    private static final String INSERT = """
            INSERT INTO mention (id, platform, external_id, source, brand, url, author_id, author, author_name, followers,
                                 body, language, published_at, heard_at, revision, fingerprint, stars, stars_raw, thread,
                                 parent, own_ref, summoned, visibility, ours, raw, stage, urgent, version, attempts, next_at,
                                 parked, recheck_at, wordless)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, FALSE, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Ids ids;
    private final ErasedTable erased;

    MentionInbox(JdbcClient jdbc, JdbcTemplate batches, Ids ids) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.ids = ids;
        this.erased = new ErasedTable(jdbc);
    }

    /**
     * Stores posts that matched.
     *
     * @param posts what a source brought; the same id twice counts as a duplicate, and so does what was erased
     * @param origin who brought it, and for which brand
     * @param urgent says which of them go ahead of the others
     * @return what became of each, for the ledger and for the nudges
     * @throws org.springframework.dao.DuplicateKeyException where another source stored one of them at the same moment; roll back and
     *     call again
     */
    public Stored store(List<Post> posts, Origin origin, Predicate<Post> urgent) {
        Map<MentionId, Post> latest = latest(posts);
        erased.among(latest.values()).forEach(latest::remove);
        Map<MentionId, Known> known = known(new ArrayList<>(latest.keySet()));
        Map<MentionId, Nudge> stored = new LinkedHashMap<>();
        List<Post> fresh = new ArrayList<>();
        int edited = 0;
        for (Post post : latest.values()) {
            Known before = known.get(post.id());
            if (before == null) {
                fresh.add(post);
                stored.put(post.id(), new Nudge(ids.next(), urgent.test(post)));
            } else if (before.editedBy(post, origin.source())) {
                edited++;
                replace(before, post, origin.at());
                stored.put(post.id(), new Nudge(before.id(), urgent.test(post)));
            }
        }
        insert(fresh, stored, origin);
        int duplicate = posts.size() - fresh.size() - edited;
        return new Stored(fresh.size(), edited, duplicate, List.copyOf(stored.values()), rows(known, stored));
    }

    /**
     * What {@link #store} would make of posts; changes nothing.
     *
     * @param source who brings them
     * @return a fate for each, in their order
     */
    public List<Fate> foresee(List<Post> posts, String source) {
        Map<MentionId, Post> latest = latest(posts);
        erased.among(latest.values()).forEach(latest::remove);
        Map<MentionId, Known> known = known(new ArrayList<>(latest.keySet()));
        return posts.stream()
                .map(post -> {
                    Known before = known.get(post.id());
                    if (latest.get(post.id()) != post) {
                        return Fate.DUPLICATE;
                    }
                    if (before == null) {
                        return Fate.STORED;
                    }
                    return before.editedBy(post, source) ? Fate.EDITED : Fate.DUPLICATE;
                })
                .toList();
    }

    private static Map<MentionId, Post> latest(List<Post> posts) {
        Map<MentionId, Post> latest = new LinkedHashMap<>();
        posts.forEach(post -> latest.merge(post.id(), post, MentionInbox::later));
        return latest;
    }

    private static Map<MentionId, Long> rows(Map<MentionId, Known> known, Map<MentionId, Nudge> stored) {
        Map<MentionId, Long> rows = new HashMap<>();
        known.forEach((id, row) -> rows.put(id, row.id()));
        stored.forEach((id, nudge) -> rows.put(id, nudge.mention()));
        return rows;
    }

    private static Post later(Post first, Post second) {
        return second.details().revision() > first.details().revision() ? second : first;
    }

    private Map<MentionId, Known> known(List<MentionId> wanted) {
        Map<MentionId, Known> known = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += PROBES) {
            List<Object> parameters = new ArrayList<>();
            for (int i = from; i < from + PROBES; i++) {
                MentionId id = wanted.get(Math.min(i, wanted.size() - 1));
                parameters.add(id.platform());
                parameters.add(id.externalId());
            }
            jdbc.sql(PROBE)
                    .params(parameters)
                    .query((row, number) -> new Known(
                            row.getLong("id"),
                            new MentionId(row.getString("platform"), row.getString("external_id")),
                            row.getString("source"),
                            row.getLong("revision"),
                            row.getString("fingerprint"),
                            row.getObject("gone_at") != null))
                    .list()
                    .forEach(row -> known.put(row.key(), row));
        }
        return known;
    }

    private void insert(List<Post> fresh, Map<MentionId, Nudge> stored, Origin origin) {
        batches.batchUpdate(INSERT, fresh, CHUNK, (statement, post) -> {
            Nudge nudge = java.util.Objects.requireNonNull(stored.get(post.id()));
            Post.Details details = post.details();
            Row row = new Row(statement);
            row.add(nudge.mention()).add(post.id().platform()).add(post.id().externalId());
            row.add(origin.source()).add(origin.brand()).add(cut(details.url(), 2000));
            row.add(post.author().id())
                    .add(post.author().handle())
                    .add(post.author().name());
            row.add(post.author().followers(), Types.BIGINT).add(post.text()).add(cut(details.language(), 40));
            row.add(Times.toColumn(details.publishedAt()), Types.BIGINT)
                    .add(origin.at().toEpochMilli());
            row.add(details.revision()).add(fingerprint(post));
            Rating rating = details.rating();
            row.add(rating == null ? null : rating.stars(), Types.DOUBLE).add(rating == null ? null : rating.raw());
            Post.ReplyTo reply = details.reply();
            row.add(cut(reply.thread(), 700)).add(cut(reply.parent(), 700)).add(cut(reply.own(), 700));
            row.add(reply.summoned()).add(reply.visibility().name()).add(details.ours());
            row.add(cut(details.raw(), 1_000_000)).add(first(post).name());
            row.add(nudge.urgent()).add(origin.at().plus(GRACE).toEpochMilli());
            row.add(RecheckTable.first(origin.at(), details).toEpochMilli()).add(details.wordless());
        });
    }

    private void replace(Known before, Post post, Instant now) {
        jdbc.sql("INSERT INTO mention_edit (id, mention_id, replaced_at, body, stars)"
                        + " SELECT CAST(? AS BIGINT), id, CAST(? AS BIGINT), body, stars FROM mention WHERE id = ?")
                .params(ids.next(), now.toEpochMilli(), before.id())
                .update();
        Rating rating = post.details().rating();
        jdbc.sql("""
                        UPDATE mention SET body = ?, stars = ?, stars_raw = ?, revision = ?, fingerprint = ?, edited_at = ?,
                               url = ?, own_ref = ?, wordless = ?, stage = ?, gone_at = NULL, purged_at = NULL,
                               version = version + 1, attempts = 0, parked = FALSE,
                               next_at = ?
                         WHERE id = ?
                        """)
                .param(post.text())
                .param(rating == null ? null : rating.stars())
                .param(rating == null ? null : rating.raw())
                .param(post.details().revision())
                .param(fingerprint(post))
                .param(now.toEpochMilli())
                .param(cut(post.details().url(), 2000))
                .param(cut(post.details().reply().own(), 700))
                .param(post.details().wordless())
                .param(first(post).name())
                .param(now.plus(GRACE).toEpochMilli())
                .param(before.id())
                .update();
    }

    /** What the brand itself says is not understood and judged; it only has to find the case that it answers. */
    private static Stage first(Post post) {
        return post.details().ours() ? Stage.JUDGED : Stage.HEARD;
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Texts.cut(text, most);
    }

    /** Changes when what was said changes: the text or the stars. */
    static String fingerprint(Post post) {
        Rating rating = post.details().rating();
        String said = (rating == null ? "" : rating.stars()) + "\n" + post.text();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Who brought posts.
     *
     * @param source the source's id
     * @param brand the brand's id
     * @param at when they were heard
     */
    public record Origin(String source, String brand, Instant at) {}

    /** What becomes of a post that matched. */
    public enum Fate {
        /** It is new. */
        STORED,
        /** It replaces an older text. */
        EDITED,
        /** It was known already. */
        DUPLICATE
    }

    /**
     * What became of posts: stored + edited + duplicate is their number.
     *
     * @param stored how many are new
     * @param edited how many replaced an older text
     * @param duplicate how many were known already
     * @param nudges the rows that a station must look at now
     * @param rows our id of each post
     */
    public record Stored(int stored, int edited, int duplicate, List<Nudge> nudges, Map<MentionId, Long> rows) {}

    private record Known(long id, MentionId key, String source, long revision, String fingerprint, boolean gone) {
        /**
         * True where what is stored must be replaced. What is known to be deleted comes back only as a later revision, as the news of
         * it may come late or twice.
         */
        boolean editedBy(Post post, String bySource) {
            long now = post.details().revision();
            boolean newer = now > revision || (now == revision && !gone && source.equals(bySource));
            return newer && (gone || !fingerprint.equals(MentionInbox.fingerprint(post)));
        }
    }
}

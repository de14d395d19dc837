package org.earshot.mention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Empties everything that a person said, in the caller's transaction: text, names, ids and addresses go, the rows stay, so that every
 * count does. What the brand answered to them under its own name goes too. Writes the table mention beside {@link MentionTable}.
 */
@Repository
public class ForgottenTable {
    /** Who stands in the place of an erased author. */
    public static final String NOBODY = "erased";

    private final JdbcClient jdbc;
    private final ErasedTable erased;

    ForgottenTable(JdbcClient jdbc, ErasedTable erased) {
        this.jdbc = jdbc;
        this.erased = erased;
    }

    /** Our ids of all that an account said; one without a stable id is told by its name alone. */
    public List<Long> saidBy(String platform, String key, boolean stable) {
        String sql = stable
                ? "SELECT id FROM mention WHERE author_id = ? AND platform = ? AND ours = FALSE ORDER BY id"
                : "SELECT id FROM mention WHERE LOWER(author) = ? AND platform = ? AND author_id IS NULL AND ours = FALSE ORDER BY id";
        return jdbc.sql(sql)
                .params(stable ? key : key.toLowerCase(Locale.ROOT), platform)
                .query(Long.class)
                .list();
    }

    /** Our ids of what the brand itself said in answer to posts, as far as the platform tells which post was answered. */
    public List<Long> answersTo(Collection<Long> mentions) {
        Set<Long> found = new LinkedHashSet<>();
        for (Place place : places(mentions)) {
            for (String reference : place.names()) {
                found.addAll(jdbc.sql("SELECT id FROM mention WHERE parent = ? AND platform = ? AND ours = TRUE")
                        .params(reference, place.platform())
                        .query(Long.class)
                        .list());
            }
            if (place.thread() != null && alone(place, place.thread(), mentions)) {
                found.addAll(jdbc.sql("SELECT id FROM mention WHERE thread = ? AND platform = ? AND ours = TRUE")
                        .params(place.thread(), place.platform())
                        .query(Long.class)
                        .list());
            }
        }
        return List.copyOf(found);
    }

    /** Notes that what an account said until now must not come back. */
    public void author(String platform, String key, Instant now) {
        erased.author(platform, key, now);
    }

    /** Notes that a post, such as a reply of ours, must not come back. */
    public void post(MentionId id, Instant now) {
        erased.post(id, now);
    }

    /**
     * Empties mentions, and masks their names where others refer to them.
     *
     * @param mentions the rows
     * @param names what may not stay in a name of a thread: handles and keys
     * @return the names of threads that are masked now, each with its platform
     */
    public List<MentionId> forget(Collection<Long> mentions, Collection<String> names, Instant now) {
        List<MentionId> masked = new ArrayList<>();
        List<Place> places = places(mentions);
        Set<String> known = new LinkedHashSet<>(names);
        places.forEach(place -> known.addAll(place.names()));
        for (Place place : places) {
            Set<String> telling = new LinkedHashSet<>(place.names());
            String thread = place.thread();
            if (thread != null && (alone(place, thread, mentions) || tells(thread, known))) {
                telling.add(thread);
            }
            telling.forEach(reference -> mask(place.platform(), reference));
            telling.forEach(reference -> masked.add(new MentionId(place.platform(), reference)));
            erased.post(new MentionId(place.platform(), place.externalId()), now);
            empty(place, now);
        }
        return masked;
    }

    private void empty(Place place, Instant now) {
        jdbc.sql("DELETE FROM mention_edit WHERE mention_id = ?")
                .param(place.id())
                .update();
        jdbc.sql("""
                        UPDATE mention SET external_id = ?, body = '', raw = NULL, author = ?, author_id = NULL, author_name = NULL,
                               followers = NULL, url = NULL, thread = NULL, parent = NULL, own_ref = NULL, fingerprint = '',
                               stage = 'DONE', version = version + 1, parked = FALSE, trouble = NULL, recheck_at = NULL,
                               gone_at = COALESCE(gone_at, ?), purged_at = ?
                         WHERE id = ?
                        """)
                .params(
                        ErasedTable.mask(place.platform(), place.externalId()),
                        NOBODY,
                        Times.toColumn(now),
                        Times.toColumn(now),
                        place.id())
                .update();
    }

    private void mask(String platform, String reference) {
        String mask = ErasedTable.mask(platform, reference);
        jdbc.sql("UPDATE mention SET thread = ? WHERE thread = ? AND platform = ?")
                .params(mask, reference, platform)
                .update();
        jdbc.sql("UPDATE mention SET parent = ? WHERE parent = ? AND platform = ?")
                .params(mask, reference, platform)
                .update();
    }

    private boolean alone(Place place, String thread, Collection<Long> mentions) {
        return jdbc
                .sql("SELECT id FROM mention WHERE thread = ? AND platform = ? AND ours = FALSE")
                .params(thread, place.platform())
                .query(Long.class)
                .list()
                .stream()
                .allMatch(mentions::contains);
    }

    private static boolean tells(String thread, Collection<String> names) {
        return names.stream()
                .map(name -> Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .anyMatch(name -> name.matcher(thread).find());
    }

    private List<Place> places(Collection<Long> mentions) {
        List<Place> places = new ArrayList<>();
        for (long id : mentions) {
            jdbc.sql("SELECT id, platform, external_id, own_ref, thread FROM mention WHERE id = ?")
                    .param(id)
                    .query((row, number) -> new Place(
                            row.getLong("id"),
                            row.getString("platform"),
                            row.getString("external_id"),
                            row.getString("own_ref"),
                            row.getString("thread")))
                    .optional()
                    .ifPresent(places::add);
        }
        return places;
    }

    private record Place(
            long id,
            String platform,
            String externalId,
            @Nullable String own,
            @Nullable String thread) {
        Set<String> names() {
            Set<String> names = new LinkedHashSet<>(List.of(externalId));
            if (own != null) {
                names.add(own);
            }
            return names;
        }
    }
}

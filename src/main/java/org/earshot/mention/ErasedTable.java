package org.earshot.mention;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Knows what must not be stored again, without knowing what it was; owns the table erased. A post that was erased is refused for ever,
 * and so is what its author said until they were erased; whoever writes afterwards is heard, as somebody new.
 */
@Repository
public class ErasedTable {
    private static final int CHUNK = 50;

    private final JdbcClient jdbc;

    ErasedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands in the place of a post's name, here and wherever others refer to it. */
    public static String mask(String platform, String reference) {
        return "erased:" + hash("post", platform, reference);
    }

    /** Notes that a post is erased. */
    void post(MentionId id, Instant now) {
        add(hash("post", id.platform(), id.externalId()), now);
    }

    /** Notes that what an account said until now is erased; one that was erased before is erased until now. */
    void author(String platform, String key, Instant now) {
        add(author(platform, key), now);
    }

    /** Those posts that were erased. */
    Set<MentionId> among(Collection<Post> posts) {
        if (none()) {
            return Set.of();
        }
        Set<String> asked = new LinkedHashSet<>();
        posts.forEach(post -> asked.addAll(List.of(post(post.id()), author(post))));
        Map<String, Instant> known = known(List.copyOf(asked));
        Set<MentionId> erased = new LinkedHashSet<>();
        for (Post post : posts) {
            Instant author = known.get(author(post));
            boolean before = author != null
                    && post.publishedAt().filter(time -> time.isAfter(author)).isEmpty();
            if (before || known.containsKey(post(post.id()))) {
                erased.add(post.id());
            }
        }
        return erased;
    }

    private boolean none() {
        return jdbc.sql("SELECT hash FROM erased OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    private Map<String, Instant> known(List<String> hashes) {
        Map<String, Instant> known = new HashMap<>();
        for (int from = 0; from < hashes.size(); from += CHUNK) {
            List<String> chunk = hashes.subList(from, Math.min(hashes.size(), from + CHUNK));
            jdbc.sql("SELECT hash, erased_at FROM erased WHERE hash IN (:hashes)")
                    .param("hashes", chunk)
                    .query(row -> {
                        known.put(row.getString("hash"), Times.fromFilled(row, "erased_at"));
                    });
        }
        return known;
    }

    private void add(String hash, Instant now) {
        int there = jdbc.sql("UPDATE erased SET erased_at = ? WHERE hash = ?")
                .params(Times.toColumn(now), hash)
                .update();
        if (there == 0) {
            jdbc.sql("INSERT INTO erased (hash, erased_at) VALUES (?, ?)")
                    .params(hash, Times.toColumn(now))
                    .update();
        }
    }

    private static String post(MentionId id) {
        return hash("post", id.platform(), id.externalId());
    }

    private static String author(Post post) {
        return author(post.id().platform(), post.author().key());
    }

    private static String author(String platform, String key) {
        return hash("author", platform, key.toLowerCase(Locale.ROOT));
    }

    private static String hash(String... parts) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("|", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

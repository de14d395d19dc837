package org.earshot.advise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.earshot.store.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the answers of the library with all their versions; owns the tables article and article_version. */
@Repository
class ArticleTable {
    private static final String COLUMNS =
            "SELECT v.article_id, v.version, v.changed_by, v.changed_at, v.document FROM article_version v";
    private static final String NOW = COLUMNS + " JOIN article a ON a.id = v.article_id AND a.version = v.version";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ArticleTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Article> find(long id) {
        return jdbc.sql(NOW + " WHERE v.article_id = ?")
                .param(id)
                .query(this::article)
                .optional();
    }

    /** Those of the articles that there are, in no order. */
    List<Article> findAll(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(NOW + " WHERE v.article_id IN (:ids)")
                        .param("ids", ids)
                        .query(this::article)
                        .list();
    }

    /** Every article as it is now. */
    void each(Consumer<Article> taker) {
        jdbc.sql(NOW).query(row -> {
            taker.accept(article(row, 0));
        });
    }

    /** All that an article ever said, newest first. */
    List<Article> versions(long id) {
        return jdbc.sql(COLUMNS + " WHERE v.article_id = ? ORDER BY v.version DESC")
                .param(id)
                .query(this::article)
                .list();
    }

    Optional<Article> version(long id, int version) {
        return jdbc.sql(COLUMNS + " WHERE v.article_id = ? AND v.version = ?")
                .params(id, version)
                .query(this::article)
                .optional();
    }

    /** Differs whenever any article was added or changed, by this daemon or another one. */
    Stamp stamp() {
        return jdbc.sql(
                        "SELECT COUNT(*) AS articles, COALESCE(SUM(CAST(version AS BIGINT)), 0) AS versions FROM article")
                .query((row, number) -> new Stamp(row.getLong("articles"), row.getLong("versions")))
                .single();
    }

    /** Adds a new article, in the caller's transaction. */
    void insert(Article first) {
        jdbc.sql("INSERT INTO article (id, version) VALUES (?, ?)")
                .params(first.id(), first.version())
                .update();
        add(first);
    }

    /**
     * Adds the next version, in the caller's transaction.
     *
     * @return false where the version before it is not the present one
     */
    boolean update(Article next) {
        int changed = jdbc.sql("UPDATE article SET version = ? WHERE id = ? AND version = ?")
                .params(next.version(), next.id(), next.version() - 1)
                .update();
        if (changed == 1) {
            add(next);
        }
        return changed == 1;
    }

    private void add(Article version) {
        jdbc.sql("INSERT INTO article_version (article_id, version, changed_by, changed_at, document)"
                        + " VALUES (?, ?, ?, ?, ?)")
                .params(
                        version.id(),
                        version.version(),
                        version.changedBy(),
                        Times.toColumn(version.changedAt()),
                        write(version.content()))
                .update();
    }

    private Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getLong("article_id"),
                row.getInt("version"),
                read(row.getString("document")),
                row.getString("changed_by"),
                Times.fromFilled(row, "changed_at"));
    }

    private String write(ArticleContent content) {
        try {
            return json.writeValueAsString(Document.of(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an article cannot be written", e);
        }
    }

    private ArticleContent read(String document) {
        try {
            return json.readValue(document, Document.class).content();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored article cannot be read", e);
        }
    }

    /** How many articles there are, and the sum of their versions. */
    record Stamp(long articles, long versions) {}

    /** How an article is kept; the day is a word, so that no mapper's settings change it. */
    private record Document(
            String title,
            String body,
            String language,
            @Nullable List<String> brands,
            @Nullable List<String> platforms,
            @Nullable List<String> intents,
            String owner,
            String reviewBy,
            boolean retired) {
        static Document of(ArticleContent content) {
            return new Document(
                    content.title(),
                    content.body(),
                    content.language(),
                    content.brands(),
                    content.platforms(),
                    content.intents(),
                    content.owner(),
                    content.reviewBy().toString(),
                    content.retired());
        }

        ArticleContent content() {
            return new ArticleContent(
                    title,
                    body,
                    language,
                    brands == null ? List.of() : brands,
                    platforms == null ? List.of() : platforms,
                    intents == null ? List.of() : intents,
                    owner,
                    LocalDate.parse(reviewBy),
                    retired);
        }
    }
}

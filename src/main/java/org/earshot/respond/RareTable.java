package org.earshot.respond;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds cases by what few of them have: how their customer's handle begins, and the rarest of some words. */
@Repository
class RareTable {
    /** More than so many are not few. */
    static final int MOST = 1_000;

    private static final int MOST_WORDS = 6;

    private final JdbcClient jdbc;

    RareTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The words to look for, at most six; empty where the text has none. */
    List<String> words(Narrowing narrowing) {
        String text = narrowing.text();
        return text == null
                ? List.of()
                : SearchWords.of(text).stream().limit(MOST_WORDS).toList();
    }

    /** The cases that come into question, empty where those are many. */
    Optional<List<Long>> find(Narrowing narrowing, List<String> words) {
        List<List<Long>> finds = new ArrayList<>();
        String prefix = narrowing.prefix();
        if (prefix != null && !prefix.isEmpty()) {
            finds.add(ids("case_", "id", Map.entry("customer_lower", prefix)));
        }
        words.forEach(word -> finds.add(ids("case_word", "case_id", Map.entry("word", word))));
        return finds.stream()
                .filter(ids -> ids.size() <= MOST)
                .min(Comparator.comparingInt(List::size))
                .map(ids -> ids.stream().distinct().toList());
    }

    private List<Long> ids(String table, String id, Map.Entry<String, String> begins) {
        QueueCondition condition = QueueCondition.none().begins(begins.getKey(), begins.getValue());
        return jdbc.sql("SELECT " + id + " FROM " + table + condition.where() + condition.atMost(MOST + 1))
                .params(condition.values())
                .query(Long.class)
                .list();
    }
}

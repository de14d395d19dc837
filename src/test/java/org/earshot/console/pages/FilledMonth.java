package org.earshot.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes cases of the last thirty days as the stations would have, many by day and few by night. */
final class FilledMonth {
    private static final List<String> PLATFORMS = List.of("mastodon", "x", "x", "google-play", "trustpilot", "email");
    private static final List<String> LANGUAGES = List.of("en", "en", "es", "pl", "en");
    private static final List<String> LABELS = List.of("NEGATIVE", "NEGATIVE", "NEUTRAL", "POSITIVE");
    private static final String READING =
            "{\"language\":\"%s\",\"brandMatch\":true,\"sentiment\":{\"label\":\"%s\",\"negative\":0.5,\"neutral\":0.3,"
                    + "\"positive\":0.2,\"sentences\":[]},\"topics\":[%s],\"model\":\"by-hand-1\"}";

    private final JdbcClient jdbc;
    private final Instant now;
    private final Random chance = new Random(7);
    private long ids = 5_000_000_000L;

    FilledMonth(JdbcClient jdbc, Instant now) {
        this.jdbc = jdbc;
        this.now = now;
    }

    void fill(int cases) {
        for (int number = 0; number < cases; number++) {
            Instant opened = now.minus(Duration.ofMinutes(1 + chance.nextInt(30 * 24 * 60)));
            ZonedDateTime at = opened.atZone(ZoneId.of("Europe/Madrid"));
            boolean night = at.getHour() < 8 || at.getHour() > 21;
            boolean weekend = at.getDayOfWeek().getValue() > 5;
            if ((night && chance.nextInt(5) > 0) || (weekend && chance.nextInt(3) > 0)) {
                opened = opened.plus(Duration.ofHours(night ? 9 : 0)).isBefore(now)
                        ? opened.plus(Duration.ofHours(night ? 9 : 0))
                        : opened;
            }
            one(opened, number);
        }
    }

    private void one(Instant opened, int number) {
        long id = ids++;
        long mention = ids++;
        boolean answered = chance.nextInt(10) < 8;
        boolean done = opened.isBefore(now.minus(Duration.ofDays(3))) ? chance.nextInt(10) < 9 : chance.nextInt(3) == 0;
        Instant reply = earlier(opened.plus(Duration.ofMinutes((long) Math.exp(1.5 + chance.nextDouble() * 6.3))));
        Instant end = earlier(reply.plus(Duration.ofMinutes(10 + chance.nextInt(2500))));
        String platform = PLATFORMS.get(chance.nextInt(6));
        String language = LANGUAGES.get(chance.nextInt(5));
        String label = LABELS.get(chance.nextInt(4));
        int rank = Math.min(3, (int) Math.abs(chance.nextGaussian() + 2));
        jdbc.sql("""
                        INSERT INTO mention (id, platform, external_id, source, brand, author, body, published_at, heard_at, revision,
                               fingerprint, summoned, visibility, stage, urgent, version, attempts, next_at, parked)
                        VALUES (?, ?, ?, 'acme-mastodon', 'acme', ?, ?, ?, ?, 0, 'f', FALSE, 'PUBLIC', 'DONE', FALSE, 0, 0, 0, FALSE)
                        """)
                .params(
                        mention,
                        platform,
                        "filled-" + id,
                        "customer" + number,
                        "Acme Bank, where is my refund? Number " + number,
                        millis(opened.minusSeconds(240)),
                        millis(opened))
                .update();
        jdbc.sql(
                        "INSERT INTO reading (mention_id, language, label, model, read_at, document) VALUES (?, ?, ?, 'x', 0, ?)")
                .params(
                        mention,
                        language,
                        label,
                        READING.formatted(language, label, number % 3 == 0 ? "" : "\"refund\""))
                .update();
        jdbc.sql("""
                        INSERT INTO case_ (id, conversation, brand, platform, thread, customer_key, customer, state, urgency_rank, score,
                               opened_at, due_at, first_reply_at, resolved_at, main_mention, mention_count, changed_at, version)
                        VALUES (?, ?, 'acme', ?, 't', 'c', ?, ?, ?, 50, ?, ?, ?, ?, ?, 1, ?, 1)
                        """)
                .params(
                        id,
                        "filled-" + id,
                        platform,
                        "customer" + number,
                        done ? "RESOLVED" : answered ? "WAITING" : "OPEN",
                        rank,
                        millis(opened),
                        millis(opened.plus(Duration.ofHours(4))),
                        answered ? millis(reply) : null,
                        done ? millis(end) : null,
                        mention,
                        millis(opened))
                .update();
        jdbc.sql("INSERT INTO case_mention (case_id, mention_id, urgency_rank) VALUES (?, ?, ?)")
                .params(id, mention, rank)
                .update();
        journal(id, opened, "opened");
        if (answered) {
            journal(id, reply, "reply sent");
        }
        if (done && chance.nextInt(12) == 0 && end.plus(Duration.ofMinutes(1)).isBefore(now)) {
            journal(id, reply.plusSeconds(1), "resolved");
            journal(id, reply.plusSeconds(2), "customer wrote again");
        }
        if (done) {
            journal(id, end, "resolved");
        }
    }

    private Instant earlier(Instant time) {
        return time.isBefore(now) ? time : now;
    }

    private void journal(long id, Instant at, String deed) {
        jdbc.sql("INSERT INTO journal (id, case_id, done_at, who, deed) VALUES (?, ?, ?, 'anna', ?)")
                .params(ids++, id, millis(at), deed)
                .update();
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}

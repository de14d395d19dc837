package org.earshot.spend;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.earshot.mention.Source;
import org.earshot.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what each source used on each day; owns the table spending. Every change runs in the caller's transaction. */
@Repository
public class SpendingTable {
    private static final List<Thing> THINGS = List.of(Thing.values());
    private static final String ADD = "UPDATE spending SET "
            + THINGS.stream()
                    .map(thing -> thing.column() + " = " + thing.column() + " + ?")
                    .collect(Collectors.joining(", "))
            + " WHERE source = ? AND used_on = ?";
    private static final String INSERT = "INSERT INTO spending ("
            + THINGS.stream().map(Thing::column).collect(Collectors.joining(", "))
            + ", source, used_on, platform, template, since) VALUES ("
            + String.join(
                    ", ",
                    Arrays.stream(new String[THINGS.size() + 5]).map(any -> "?").toList()) + ")";

    private final JdbcClient jdbc;

    SpendingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what a source used now. */
    void add(Source source, Tally used, Instant now) {
        List<Long> counts =
                THINGS.stream().map(thing -> Math.round(used.of(thing))).toList();
        long day = day(now).toEpochDay();
        if (jdbc.sql(ADD).params(counts).params(source.id(), day).update() == 0) {
            jdbc.sql(INSERT)
                    .params(counts)
                    .params(source.id(), day, source.platform(), source.template(), now.toEpochMilli())
                    .update();
        }
    }

    /** What all sources of a platform used since a day. */
    List<Day> ofPlatform(String platform, LocalDate since) {
        return jdbc.sql("SELECT * FROM spending WHERE platform = ? AND used_on >= ?")
                .params(platform, since.toEpochDay())
                .query(SpendingTable::row)
                .list();
    }

    /** What one source used since a day. */
    List<Day> ofSource(String source, LocalDate since) {
        return jdbc.sql("SELECT * FROM spending WHERE source = ? AND used_on >= ?")
                .params(source, since.toEpochDay())
                .query(SpendingTable::row)
                .list();
    }

    /** What all sources used since a day. */
    public List<Day> since(LocalDate day) {
        return jdbc.sql("SELECT * FROM spending WHERE used_on >= ?")
                .param(day.toEpochDay())
                .query(SpendingTable::row)
                .list();
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Day row(ResultSet row, int number) throws SQLException {
        Tally tally = Tally.NONE;
        for (Thing thing : THINGS) {
            tally = tally.and(thing, row.getLong(thing.column()));
        }
        return new Day(
                row.getString("source"),
                row.getString("platform"),
                row.getString("template"),
                LocalDate.ofEpochDay(row.getLong("used_on")),
                Times.fromFilled(row, "since"),
                tally);
    }
}

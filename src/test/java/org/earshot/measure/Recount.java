package org.earshot.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.earshot.measure.CaseReport.Dimension;
import org.earshot.respond.GeneratedMonth;
import org.earshot.store.TestDatabase;
import org.earshot.triage.Urgency;
import org.earshot.understand.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts a generated month again, case by case and day by day from the journal, without anything that the figures are made with. */
record Recount(List<One> cases) {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final List<String> BACK = List.of("reopened", "customer wrote again", "reply failed");

    static Recount of(TestDatabase database, GeneratedMonth month) {
        JdbcClient jdbc = database.jdbc();
        List<Long> ids = jdbc.sql("SELECT id FROM case_").query(Long.class).list();
        return new Recount(ids.stream().map(id -> one(jdbc, id, month)).toList());
    }

    private static One one(JdbcClient jdbc, long id, GeneratedMonth month) {
        List<Line> journal = jdbc.sql("SELECT done_at, deed FROM journal WHERE case_id = ? ORDER BY id")
                .param(id)
                .query((row, number) -> new Line(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)))
                .list();
        return jdbc.sql(
                        "SELECT m.id, m.heard_at, m.published_at, (SELECT MIN(urgency_rank) FROM case_mention WHERE case_id = ?)"
                                + ", (SELECT COUNT(*) FROM case_mention WHERE case_id = ?)"
                                + " FROM mention m JOIN case_mention c ON c.mention_id = m.id"
                                + " WHERE c.case_id = ? ORDER BY m.heard_at, m.id")
                .params(id, id, id)
                .query((row, number) -> {
                    Instant heard = Instant.ofEpochMilli(row.getLong(2));
                    long published = row.getLong(3);
                    boolean odd = row.wasNull() || published > heard.toEpochMilli();
                    Instant posted = odd ? heard : Instant.ofEpochMilli(published);
                    Urgency urgency = Urgency.values()[row.getInt(4)];
                    return new One(
                            journal,
                            heard,
                            posted,
                            answered(journal, month),
                            urgency,
                            row.getInt(5),
                            month.reading(row.getLong(1)));
                })
                .list()
                .get(0);
    }

    private static @Nullable Instant answered(List<Line> journal, GeneratedMonth month) {
        for (Line line : journal) {
            if (line.deed().equals("reply sent")) {
                return line.at();
            }
            if (line.deed().equals("answered on the platform")) {
                return month.saidAt(line.at());
            }
        }
        return null;
    }

    CaseReport report(FigureQuery query) {
        List<One> fit = cases.stream().filter(one -> fits(one, query.only())).toList();
        List<One> in = fit.stream()
                .filter(one -> !one.day().isBefore(query.from()) && !one.day().isAfter(query.to()))
                .toList();
        List<CaseReport.Day> days = query.from()
                .datesUntil(query.to().plusDays(1))
                .map(day -> new CaseReport.Day(
                        day,
                        number(in, one -> one.day().equals(day)),
                        number(fit, one -> one.closedOn(day)),
                        number(fit, one -> one.openAtEndOf(day))))
                .toList();
        List<One> answered = in.stream().filter(one -> one.answered() != null).toList();
        CaseReport.Waits waits = new CaseReport.Waits(
                wait(answered, one -> passed(one.heard(), one.answeredAt(), query)),
                wait(answered, one -> passed(one.posted(), one.answeredAt(), query)),
                wait(
                        in.stream().filter(one -> "resolved".equals(one.end())).toList(),
                        one -> passed(one.heard(), one.endedAt(), query)));
        return new CaseReport(
                query,
                totals(in),
                waits,
                steps(answered, query),
                days,
                List.of(Dimension.values()).stream()
                        .map(by -> group(by, in, query))
                        .toList(),
                hours(in, One::posted),
                hours(answered, One::answeredAt),
                true);
    }

    private static List<Integer> steps(List<One> answered, FigureQuery query) {
        int[] minutes = {-1, 15, 60, 240, 480, 1440, 4320, Integer.MAX_VALUE};
        return IntStream.range(0, 7)
                .mapToObj(step -> number(answered, one -> {
                    long wait = passed(one.heard(), one.answeredAt(), query).toMinutes();
                    return wait > minutes[step] && wait <= minutes[step + 1];
                }))
                .toList();
    }

    private static CaseReport.Group group(Dimension by, List<One> in, FigureQuery query) {
        List<CaseReport.Line> lines = new ArrayList<>();
        in.stream().map(one -> one.key(by)).distinct().forEach(key -> {
            List<One> alike = in.stream().filter(one -> one.key(by).equals(key)).toList();
            List<One> answered =
                    alike.stream().filter(one -> one.answered() != null).toList();
            lines.add(new CaseReport.Line(
                    key, totals(alike), wait(answered, one -> passed(one.heard(), one.answeredAt(), query))));
        });
        lines.sort((one, other) -> by == Dimension.URGENCY
                ? Urgency.valueOf(one.key().toUpperCase(Locale.ROOT))
                        .compareTo(Urgency.valueOf(other.key().toUpperCase(Locale.ROOT)))
                : one.totals().opened() != other.totals().opened()
                        ? other.totals().opened() - one.totals().opened()
                        : one.key().compareTo(other.key()));
        return new CaseReport.Group(by, lines);
    }

    private static boolean fits(One one, FigureQuery.Only only) {
        return (only.language() == null || only.language().equals(one.key(Dimension.LANGUAGE)))
                && (only.urgency() == null || only.urgency() == one.urgency());
    }

    private static CaseReport.Totals totals(List<One> in) {
        return new CaseReport.Totals(
                in.size(),
                in.stream().mapToInt(One::mentions).sum(),
                number(in, one -> one.answered() != null),
                number(in, one -> one.answered() == null && one.end().isEmpty()),
                number(in, one -> one.answered() == null && !one.end().isEmpty()),
                number(in, one -> one.end().equals("resolved")),
                number(in, one -> one.end().equals("dismissed")),
                number(in, one -> one.end().isEmpty()),
                number(
                        in,
                        one -> one.journal().stream()
                                .anyMatch(line -> line.deed().equals("resolved"))),
                number(in, One::backWithinSevenDays));
    }

    private static CaseReport.Wait wait(List<One> cases, Function<One, Duration> length) {
        List<Long> all =
                cases.stream().map(one -> length.apply(one).toMillis()).sorted().toList();
        int size = all.size();
        return size == 0
                ? new CaseReport.Wait(0, null, null)
                : new CaseReport.Wait(
                        size, all.get((int) Math.ceil(size / 2.0) - 1), all.get((int) Math.ceil(size * 9 / 10.0) - 1));
    }

    /** Minute by minute. */
    private static Duration passed(Instant from, Instant to, FigureQuery query) {
        if (!query.office()) {
            return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
        }
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            minutes += Minutes.open(at) ? 1 : 0;
        }
        return Duration.ofMinutes(minutes);
    }

    private static List<Integer> hours(List<One> cases, Function<One, Instant> time) {
        return IntStream.range(0, 168)
                .mapToObj(hour -> number(cases, one -> {
                    ZonedDateTime at = time.apply(one).atZone(WARSAW);
                    return at.getDayOfWeek().ordinal() == hour / 24 && at.getHour() == hour % 24;
                }))
                .toList();
    }

    private static int number(List<One> cases, Predicate<One> which) {
        return (int) cases.stream().filter(which).count();
    }

    record Line(Instant at, String deed) {}

    record One(
            List<Line> journal,
            Instant heard,
            Instant posted,
            @Nullable Instant answered,
            Urgency urgency,
            int mentions,
            Reading reading) {
        Instant answeredAt() {
            return Objects.requireNonNull(answered);
        }

        LocalDate day() {
            return journal.get(0).at().atZone(WARSAW).toLocalDate();
        }

        String key(Dimension by) {
            return switch (by) {
                case SENTIMENT -> reading.sentiment().label().name().toLowerCase(Locale.ROOT);
                case URGENCY -> urgency.name().toLowerCase(Locale.ROOT);
                case PLATFORM -> "mastodon";
                case LANGUAGE -> reading.language();
                case TOPIC -> reading.topics().isEmpty() ? "" : reading.topics().get(0);
            };
        }

        /** What it was before a time: resolved, dismissed, or empty while it was not done. */
        String stateBefore(Instant time) {
            String state = "";
            for (Line line : journal) {
                if (!line.at().isBefore(time)) {
                    break;
                }
                if (line.deed().equals("resolved") || line.deed().equals("dismissed")) {
                    state = line.deed();
                } else if (BACK.contains(line.deed())
                        && !(line.deed().equals("reply failed") && state.equals("dismissed"))) {
                    state = "";
                }
            }
            return state;
        }

        String end() {
            return stateBefore(Instant.MAX);
        }

        Instant endedAt() {
            List<Line> ends =
                    journal.stream().filter(line -> line.deed().equals(end())).toList();
            return ends.get(ends.size() - 1).at();
        }

        boolean openAtEndOf(LocalDate day) {
            Instant end = day.plusDays(1).atStartOfDay(WARSAW).toInstant();
            return journal.get(0).at().isBefore(end) && stateBefore(end).isEmpty();
        }

        boolean closedOn(LocalDate day) {
            boolean ended = journal.stream()
                    .filter(line -> line.at().atZone(WARSAW).toLocalDate().equals(day))
                    .anyMatch(line ->
                            line.deed().equals("resolved") || line.deed().equals("dismissed"));
            return ended && !openAtEndOf(day);
        }

        boolean backWithinSevenDays() {
            for (int i = 0; i < journal.size(); i++) {
                Instant before = journal.get(i).at();
                if (BACK.contains(journal.get(i).deed()) && stateBefore(before).equals("resolved")) {
                    List<Line> ends = journal.subList(0, i).stream()
                            .filter(line -> line.deed().equals("resolved"))
                            .toList();
                    if (Duration.between(ends.get(ends.size() - 1).at(), before).compareTo(Duration.ofDays(7)) <= 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** Which minutes of the month are office hours in Warsaw; looked up a million times, so asked once. */
    private static final class Minutes {
        private static final Instant FIRST = Instant.parse("2026-02-27T00:00:00Z");
        private static final boolean[] OPEN = new boolean[60 * 24 * 60];

        static {
            for (int i = 0; i < OPEN.length; i++) {
                ZonedDateTime at = FIRST.plusSeconds(60L * i).atZone(WARSAW);
                int minute = at.getHour() * 60 + at.getMinute();
                int day = at.getDayOfWeek().getValue();
                boolean week = day <= 5 && minute >= 540 && minute < 1050;
                boolean sunday = day == 7 && minute >= 60 && minute < 240;
                OPEN[i] = (week || sunday) && !at.toLocalDate().equals(LocalDate.of(2026, 3, 17));
            }
        }

        static boolean open(Instant at) {
            return OPEN[(int) Duration.between(FIRST, at).toMinutes()];
        }
    }
}

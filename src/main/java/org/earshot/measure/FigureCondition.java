package org.earshot.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.earshot.measure.CaseLife.Standing;
import org.jspecify.annotations.Nullable;

/** Which rows of case_figure (f) and case_span (s) a question means. Numbers and the lists behind them ask with the same condition. */
final class FigureCondition {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    private FigureCondition() {}

    /** The cases behind a number. */
    static FigureCondition of(FigureQuery query, Behind behind) {
        FigureCondition condition = new FigureCondition();
        int number = behind.number();
        switch (behind.what()) {
            case CLOSED -> condition.spans().and("s.to_day = ?", number);
            case BACKLOG -> condition.spans().and("s.from_day <= ?", number).and("s.to_day > ?", number);
            case DAY ->
                condition
                        .and("f.opened_day = ?", number)
                        .and("f.opened_day BETWEEN ? AND ?", day(query.from()), day(query.to()));
            default -> condition.and("f.opened_day BETWEEN ? AND ?", day(query.from()), day(query.to()));
        }
        condition.only(query.only());
        condition.what(behind, query.office());
        return condition;
    }

    /** The stretches in which cases were not done, that touch the period. */
    static FigureCondition spans(FigureQuery query) {
        FigureCondition condition = new FigureCondition();
        condition.text.append(" FROM case_span s");
        FigureQuery.Only only = query.only();
        boolean more = !only.equals(new FigureQuery.Only(only.brand(), null, null, null, null, null));
        if (more) {
            condition.text.append(" JOIN case_figure f ON f.case_id = s.case_id");
        }
        condition.equal("s.brand = ?", only.brand());
        condition.and("s.to_day >= ?", day(query.from())).and("s.from_day <= ?", day(query.to()));
        if (more) {
            condition.only(only);
        }
        return condition;
    }

    /** What customers answered (v) of cases that were opened in the period; few answer, so that Derby is told to begin with those. */
    static FigureCondition answers(FigureQuery query) {
        FigureCondition condition = new FigureCondition();
        condition.text.append(
                " FROM --DERBY-PROPERTIES joinOrder=FIXED\n survey v JOIN case_figure f ON f.case_id = v.case_id");
        condition.and("(v.csat IS NOT NULL OR v.nps IS NOT NULL)");
        condition.and("f.opened_day BETWEEN ? AND ?", day(query.from()), day(query.to()));
        condition.only(query.only());
        return condition;
    }

    private FigureCondition spans() {
        text.append(" FROM case_span s JOIN case_figure f ON f.case_id = s.case_id");
        return this;
    }

    private void only(FigureQuery.Only only) {
        equal("f.brand = ?", only.brand());
        equal("f.platform = ?", only.platform());
        equal("f.language = ?", only.language());
        equal(
                "f.urgency_rank = ?",
                only.urgency() == null ? null : only.urgency().rank());
        equal(
                "f.sentiment = ?",
                only.sentiment() == null ? null : only.sentiment().toUpperCase(Locale.ROOT));
        equal("f.topic = ?", only.topic());
    }

    private void what(Behind behind, boolean office) {
        switch (behind.what()) {
            case OPENED, DAY, CLOSED, BACKLOG -> {}
            case ANSWERED -> and("f.heard_wait IS NOT NULL");
            case WAITING -> and("f.heard_wait IS NULL").and("f.standing = ?", Standing.UNFINISHED.ordinal());
            case SILENT -> and("f.heard_wait IS NULL").and("f.standing <> ?", Standing.UNFINISHED.ordinal());
            case WITHIN -> {
                int step = Math.max(0, Math.min(Steps.COUNT - 1, behind.number()));
                String wait = office ? "f.heard_office" : "f.heard_wait";
                and(wait + " > ?", Steps.above(step)).and(wait + " <= ?", Steps.upTo(step));
            }
            case RESOLVED -> and("f.standing = ?", Standing.RESOLVED.ordinal());
            case DISMISSED -> and("f.standing = ?", Standing.DISMISSED.ordinal());
            case UNFINISHED -> and("f.standing = ?", Standing.UNFINISHED.ordinal());
            case ONCE_RESOLVED -> and("f.once_resolved = TRUE");
            case REOPENED -> and("f.reopened = TRUE");
            case WRITTEN -> and("f.written_hour = ?", behind.number());
            case REPLIED -> and("f.answered_hour = ?", behind.number());
            case SURVEYED -> said("v.csat IS NOT NULL");
            case SATISFIED -> said("v.csat >= 4");
            case RATED -> said("v.nps IS NOT NULL");
            case PROMOTERS -> said("v.nps >= 9");
            case DETRACTORS -> said("v.nps <= 6");
        }
    }

    private void said(String what) {
        and("f.case_id IN (SELECT v.case_id FROM survey v WHERE " + what + ")");
    }

    /** Only what comes after a case in the order of the list. */
    FigureCondition after(int openedDay, long caseId) {
        return and("f.opened_day <= ?", openedDay).and("(f.opened_day < ? OR f.case_id < ?)", openedDay, caseId);
    }

    private void equal(String comparison, @Nullable Object value) {
        if (value != null) {
            and(comparison, value);
        }
    }

    private FigureCondition and(String comparison, Object... values) {
        boolean first = text.indexOf(" WHERE ") < 0;
        if (text.isEmpty()) {
            text.append(" FROM case_figure f");
        }
        text.append(first ? " WHERE " : " AND ").append(comparison);
        parameters.addAll(List.of(values));
        return this;
    }

    /** From FROM on. */
    String text() {
        return text.toString();
    }

    /** In the order of the question marks, with others at the end. */
    List<Object> parameters(Object... more) {
        List<Object> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return all;
    }

    private static int day(java.time.LocalDate date) {
        return (int) date.toEpochDay();
    }
}

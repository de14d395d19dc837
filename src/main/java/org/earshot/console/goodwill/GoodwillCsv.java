package org.earshot.console.goodwill;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.console.pages.FigureCsv;
import org.earshot.grant.Gesture;
import org.earshot.grant.GoodwillBook;
import org.earshot.grant.Month;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the ledger of a month as CSV, after RFC 4180; nothing in it is taken for a formula. */
@Component
class GoodwillCsv {
    private static final int CHUNK = 500;

    private final GoodwillBook book;

    GoodwillCsv(GoodwillBook book) {
        this.book = book;
    }

    /** Writes all lines of a month, newest first, some hundred in memory at a time. */
    void write(Month month, @Nullable String person, PrintWriter out) {
        out.write('\uFEFF');
        out.write("id,written_at,month,brand,case,person,kind,amount,unit,alone,written_by,reverses,why\r\n");
        long before = Long.MAX_VALUE;
        List<Gesture> lines;
        do {
            lines = book.ofMonth(month, person, before, CHUNK);
            lines.forEach(line -> write(line, out));
            before = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).id();
        } while (lines.size() == CHUNK);
        out.flush();
    }

    private static void write(Gesture line, PrintWriter out) {
        Stream<Object> cells = Stream.of(
                line.id(),
                line.at(),
                line.month(),
                line.brand(),
                line.caseId(),
                line.person(),
                line.kind(),
                line.amount().number(),
                line.amount().unit(),
                line.alone(),
                line.writtenBy(),
                line.reverses() == null ? "" : line.reverses(),
                line.why());
        out.write(cells.map(FigureCsv::cell).collect(Collectors.joining(",")));
        out.write("\r\n");
    }
}

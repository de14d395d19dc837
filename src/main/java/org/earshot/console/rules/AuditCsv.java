package org.earshot.console.rules;

import java.io.PrintWriter;
import java.util.List;
import org.earshot.admin.Audit;
import org.earshot.admin.AuditQuery;
import org.earshot.console.pages.FigureCsv;

/** Writes the audit log as CSV after RFC 4180, with a byte order mark by which spreadsheets know UTF-8. */
final class AuditCsv {
    private static final int BATCH = 500;

    private AuditCsv() {}

    /** Writes all that is asked for, some hundred deeds at a time. */
    static void write(Audit audit, AuditQuery query, PrintWriter out) {
        out.write("\uFEFFat,who,deed,what\r\n");
        List<Audit.Line> lines = audit.find(
                new AuditQuery(query.who(), query.words(), query.since(), query.until(), query.after(), BATCH));
        while (!lines.isEmpty()) {
            for (Audit.Line line : lines) {
                Audit.Entry entry = line.entry();
                out.write(entry.at() + "," + cell(entry.who()) + "," + cell(entry.deed()) + "," + cell(entry.what())
                        + "\r\n");
            }
            Audit.Line last = lines.get(lines.size() - 1);
            AuditQuery.Cursor place = new AuditQuery.Cursor(last.entry().at(), last.id());
            lines = lines.size() < BATCH ? List.of() : audit.find(query.behind(place, BATCH));
        }
        out.flush();
    }

    /** In quotes, and with an apostrophe before what a spreadsheet would take for a formula. */
    static String cell(String text) {
        String cell = FigureCsv.cell(text);
        return cell.startsWith("\"") ? cell : '"' + cell + '"';
    }
}

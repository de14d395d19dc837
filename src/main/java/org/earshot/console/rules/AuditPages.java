package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What admins did, newest first. */
@StaffPage
class AuditPages {
    private static final int PAGE = 100;
    private static final Pattern VERSION = Pattern.compile("(brands|triage|alerts|sso) (\\d{1,9})\\b.*");

    private final Audit audit;
    private final Wording wording;
    private final AuditWords words;

    AuditPages(Audit audit, Wording wording) {
        this.audit = audit;
        this.wording = wording;
        this.words = new AuditWords(wording);
    }

    @GetMapping("/settings/audit")
    ModelAndView list(@RequestParam Map<String, String> asked) {
        AuditFilter filter = AuditFilter.of(asked);
        List<Audit.Line> found = audit.find(filter.query(wording.zone(), PAGE + 1));
        ModelAndView page = new ModelAndView("audit");
        page.addObject("filter", filter);
        page.addObject("people", audit.people());
        page.addObject("rows", found.stream().limit(PAGE).map(this::row).toList());
        page.addObject("csv", filter.address("/settings/audit.csv", null));
        page.addObject(
                "next",
                found.size() > PAGE ? filter.address("/settings/audit", AuditFilter.place(found.get(PAGE - 1))) : null);
        return page;
    }

    @GetMapping("/settings/audit.csv")
    void table(@RequestParam Map<String, String> asked, HttpServletResponse answer) throws IOException {
        answer.setContentType("text/csv;charset=UTF-8");
        answer.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        AuditCsv.write(audit, AuditFilter.of(asked).query(wording.zone(), PAGE), answer.getWriter());
    }

    private Row row(Audit.Line line) {
        Audit.Entry entry = line.entry();
        return new Row(
                entry.who(),
                entry.deed(),
                wording.sayOr("audit.deed." + entry.deed(), entry.deed()),
                words.what(entry),
                wording.past(entry.at(), wording.zone()),
                link(entry));
    }

    /** Where one looks at what was done, and may take it back; null where there is no such place. */
    private static @Nullable String link(Audit.Entry entry) {
        Matcher version = VERSION.matcher(entry.what());
        if (entry.deed().startsWith("rule.") && version.matches()) {
            return "/settings/" + version.group(1) + "/history/" + version.group(2);
        }
        return null;
    }

    /**
     * A deed in the list.
     *
     * @param who the user's name
     * @param deed the stable word
     * @param words the same in the reader's language, where there are such words
     * @param what to what
     * @param when on the reader's clock
     * @param link where it can be looked at and taken back, null for nowhere
     */
    record Row(
            String who,
            String deed,
            String words,
            String what,
            Moment when,
            @Nullable String link) {}
}

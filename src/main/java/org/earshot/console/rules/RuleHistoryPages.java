package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.admin.Difference;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.rule.RuleEdit;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleEditing.By;
import org.earshot.rule.RuleFile;
import org.earshot.rule.RuleVersion;
import org.earshot.rule.RuleVersions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a file said before, and the way back to it. */
@StaffPage
class RuleHistoryPages {
    private static final int PAGE = 50;

    private final RuleEditing editing;
    private final RuleVersions versions;
    private final RuleFlow flow;
    private final Wording wording;

    RuleHistoryPages(RuleEditing editing, RuleVersions versions, RuleFlow flow, Wording wording) {
        this.editing = editing;
        this.versions = versions;
        this.flow = flow;
        this.wording = wording;
    }

    @GetMapping("/settings/{file:brands|triage|alerts|sso}/history")
    ModelAndView list(@PathVariable String file, @RequestParam(defaultValue = "0") int before) {
        RuleFile which = RuleFile.of(file).orElseThrow();
        versions.notice(which);
        int below = before <= 0 ? Integer.MAX_VALUE : before;
        List<RuleVersion> found = versions.list(which, below, PAGE + 1);
        ModelAndView page = new ModelAndView("rule-history");
        page.addObject("file", which);
        page.addObject("rows", found.stream().limit(PAGE).map(this::row).toList());
        page.addObject("next", found.size() > PAGE ? found.get(PAGE - 1).number() : null);
        page.addObject("newest", versions.newest(which).map(RuleVersion::number).orElse(0));
        return page;
    }

    @GetMapping("/settings/{file:brands|triage|alerts|sso}/history/{number:[0-9]{1,9}}")
    ModelAndView show(@PathVariable String file, @PathVariable int number) {
        return page(RuleFile.of(file).orElseThrow(), number);
    }

    @PostMapping("/settings/{file:brands|triage|alerts|sso}/history/{number:[0-9]{1,9}}")
    ModelAndView restore(
            @PathVariable String file,
            @PathVariable int number,
            @RequestParam Map<String, String> sent,
            HttpServletRequest request) {
        RuleFile which = RuleFile.of(file).orElseThrow();
        By by = new By(request.getRemoteUser(), sent.getOrDefault("note", ""));
        RuleEdit edit = editing.restore(which, number, sent.getOrDefault("fingerprint", ""), by)
                .orElseThrow(NoSuchElementException::new);
        if (edit instanceof RuleEdit.Done done) {
            return flow.written(done, which, request);
        }
        ModelAndView page = page(which, number);
        page.setStatus(edit instanceof RuleEdit.Overtaken ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
        if (edit instanceof RuleEdit.Faulty faulty) {
            page.addObject("problems", faulty.problems());
        } else if (edit instanceof RuleEdit.Refused refused) {
            page.addObject("notice", refused.why() + ".");
        } else {
            page.addObject(
                    "notice", wording.say(edit instanceof RuleEdit.Overtaken ? "rules.overtaken" : "source.form.same"));
        }
        return page;
    }

    private ModelAndView page(RuleFile file, int number) {
        RuleVersion version = versions.find(file, number).orElseThrow(NoSuchElementException::new);
        RuleEditing.Present now = editing.present(file);
        RuleEditing.Preview preview = editing.preview(file, version.text());
        ModelAndView page = new ModelAndView("rule-version");
        page.addObject("row", row(version));
        page.addObject("changed", versions.difference(version));
        page.addObject("back", preview.difference());
        page.addObject("fingerprint", now.fingerprint());
        page.addObject("locked", now.locked());
        page.addObject("file", file);
        return page;
    }

    private Row row(RuleVersion version) {
        Difference changed = versions.difference(version);
        long came = changed.lines().stream().filter(line -> line.mark() == '+').count();
        long went = changed.lines().stream().filter(line -> line.mark() == '-').count();
        return new Row(version, wording.past(version.at(), wording.zone()), came, went);
    }

    /**
     * A version in a list.
     *
     * @param version the version
     * @param when it was made
     * @param came how many lines it brought
     * @param went how many lines it took out
     */
    record Row(RuleVersion version, Moment when, long came, long went) {
        /** How it came about, in a word. */
        public String deed() {
            return version.deed().name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Its number as text, which no language writes with a separator. */
        public String number() {
            return String.valueOf(version.number());
        }
    }
}

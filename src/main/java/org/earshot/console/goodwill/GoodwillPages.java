package org.earshot.console.goodwill;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.grant.Approvals;
import org.earshot.grant.Giving;
import org.earshot.grant.Goodwill;
import org.earshot.grant.Month;
import org.earshot.grant.Person;
import org.earshot.grant.Settling;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Gives, asks, says yes or no and takes back. Everybody sees what is theirs, supervisors see all. */
@StaffPage
class GoodwillPages {
    private final Goodwill goodwill;
    private final Approvals approvals;
    private final GoodwillDesk desk;
    private final GoodwillCsv csv;
    private final GoodwillWords words;
    private final CaseScreen screen;

    GoodwillPages(
            Goodwill goodwill,
            Approvals approvals,
            GoodwillDesk desk,
            GoodwillCsv csv,
            GoodwillWords words,
            CaseScreen screen) {
        this.goodwill = goodwill;
        this.approvals = approvals;
        this.desk = desk;
        this.csv = csv;
        this.words = words;
        this.screen = screen;
    }

    @GetMapping("/goodwill")
    ModelAndView show(Asked asked, Authentication user) {
        return page(Staff.of(user), asked, HttpStatus.OK);
    }

    @GetMapping("/goodwill.csv")
    void csv(Asked asked, Authentication user, HttpServletResponse response) throws IOException {
        Month month = asked.chosen() == null ? desk.month() : asked.chosen();
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"earshot-goodwill-" + month + ".csv\"");
        csv.write(month, desk.whose(Staff.of(user), asked.who()), response.getWriter());
    }

    @PostMapping("/cases/{id}/goodwill")
    ModelAndView give(@PathVariable long id, GoodwillTyped typed, Authentication user, HttpServletRequest request) {
        Staff staff = Staff.of(user);
        Giving giving = goodwill.give(typed.wish(id), GoodwillWords.person(staff), typed.ask() != null);
        if (giving instanceof Giving.Above above) {
            return again(id, typed, staff, words.excess(above.excess())).addObject("goodwillAbove", true);
        }
        if (giving instanceof Giving.Faulty faulty) {
            return again(id, typed, staff, words.say("goodwill.faulty." + faulty.field()));
        }
        String done = giving instanceof Giving.Waiting ? "goodwill.asked" : "goodwill.given";
        return Onward.to("/cases/" + id, request, words.say(done));
    }

    private ModelAndView again(long id, GoodwillTyped typed, Staff staff, String why) {
        return screen.refused(id, staff, new Notice("goodwill", why, "")).addObject("goodwillTyped", typed);
    }

    @PostMapping("/goodwill/{id}/undo")
    ModelAndView undo(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String why,
            Authentication user,
            HttpServletRequest request) {
        Staff staff = Staff.of(user);
        return after(goodwill.undo(id, GoodwillWords.person(staff), why), "undone", staff, request);
    }

    @PostMapping("/goodwill/requests/{id}/{deed:approve|decline|withdraw}")
    ModelAndView decide(
            @PathVariable long id,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") String remark,
            HttpServletRequest request) {
        Staff staff = Staff.of((Authentication) request.getUserPrincipal());
        Person by = GoodwillWords.person(staff);
        Settling settling = switch (deed) {
            case "approve" -> approvals.approve(id, by, remark);
            case "decline" -> approvals.decline(id, by, remark);
            default -> approvals.withdraw(id, by);
        };
        return after(settling, deed, staff, request);
    }

    private ModelAndView after(Settling settling, String deed, Staff staff, HttpServletRequest request) {
        if (settling instanceof Settling.Done) {
            return Onward.to("/goodwill", request, words.say("goodwill.done." + deed));
        }
        return page(staff, new Asked(null, null, null), HttpStatus.CONFLICT)
                .addObject("notice", words.settling(settling));
    }

    private ModelAndView page(Staff staff, Asked asked, HttpStatus status) {
        ModelAndView page = new ModelAndView("goodwill", status);
        page.addObject("view", desk.page(staff, asked.chosen(), desk.whose(staff, asked.who()), asked.before()));
        return page;
    }

    /**
     * What to show.
     *
     * @param month such as 2026-03, null for the present one
     * @param who whose lines, null for all that the reader may see
     * @param before the last line of the page before
     */
    record Asked(
            @Nullable String month,
            @Nullable String who,
            @Nullable Long before) {
        @Nullable
        Month chosen() {
            if (month == null || month.isBlank()) {
                return null;
            }
            return Month.read(month).orElseThrow(() -> new NoSuchElementException("there is no such month"));
        }
    }
}

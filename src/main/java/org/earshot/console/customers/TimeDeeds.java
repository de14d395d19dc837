package org.earshot.console.customers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.know.MoreTime;
import org.earshot.respond.Cases;
import org.earshot.respond.NotAllowed;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sets and takes off the flag that a case needs more time. */
@StaffPage
class TimeDeeds {
    private final MoreTime moreTime;
    private final Cases cases;
    private final CaseScreen screen;
    private final Wording wording;

    TimeDeeds(MoreTime moreTime, Cases cases, CaseScreen screen, Wording wording) {
        this.moreTime = moreTime;
        this.cases = cases;
        this.screen = screen;
        this.wording = wording;
    }

    @PostMapping("/cases/{id}/{deed:more-time|enough-time}")
    ModelAndView act(
            @PathVariable long id,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        Staff staff = Staff.of((Authentication) request.getUserPrincipal());
        if (cases.find(id).isEmpty()) {
            throw new NoSuchElementException("there is no case " + id);
        }
        try {
            if (deed.equals("more-time")) {
                moreTime.ask(id, staff.name(), text);
            } else {
                moreTime.enough(id, staff.name());
            }
        } catch (NotAllowed no) {
            return screen.refused(id, staff, new Notice(deed, Refusal.sentence(no, wording), text));
        }
        return Onward.to("/cases/" + id, request, wording.say("people.done." + deed));
    }
}

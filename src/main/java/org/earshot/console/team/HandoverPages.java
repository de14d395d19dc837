package org.earshot.console.team;

import jakarta.servlet.http.HttpServletRequest;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.NotAllowed;
import org.earshot.share.Teams;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands a case to a team. */
@StaffPage
class HandoverPages {
    private static final String DEED = "handover";

    private final Teams teams;
    private final CaseScreen screen;
    private final Wording wording;

    HandoverPages(Teams teams, CaseScreen screen, Wording wording) {
        this.teams = teams;
        this.screen = screen;
        this.wording = wording;
    }

    @PostMapping("/cases/{id}/handover")
    ModelAndView hand(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request) {
        Staff by = Staff.of((Authentication) request.getUserPrincipal());
        try {
            teams.hand(id, new Teams.Order(by.name(), team, text), by.supervisor());
        } catch (HeldByAnother held) {
            return screen.refused(id, by, new Notice(DEED, wording.say("notice.held", held.holder()), text));
        } catch (NotAllowed no) {
            return screen.refused(id, by, new Notice(DEED, wording.say("team.refused.handover"), text));
        }
        return Onward.to(
                "/", request, wording.say("team.done.handover", teams.find(team).name()));
    }
}

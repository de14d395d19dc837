package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.earshot.respond.Cases;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.NotAllowed;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What staff do to a case. A deed that is refused shows the case again, says why, and keeps what was typed. */
@StaffPage
class CaseDeeds {
    /** How a case may end. */
    static final List<String> OUTCOMES = List.of("solved", "answered", "helped", "goodwill", "praise", "silent");

    private static final Set<String> LEAVING = Set.of("snooze", "resolve", "dismiss");
    private final Cases cases;
    private final CaseDesk desk;
    private final CaseScreen screen;
    private final LeaseWords leases;
    private final Wording wording;

    CaseDeeds(Cases cases, CaseDesk desk, CaseScreen screen, LeaseWords leases, Wording wording) {
        this.cases = cases;
        this.desk = desk;
        this.screen = screen;
        this.leases = leases;
        this.wording = wording;
    }

    @PostMapping("/cases/{id}/{deed:claim|release|acknowledge|note|snooze|resolve|dismiss|reopen|assign}")
    ModelAndView act(@PathVariable long id, @PathVariable String deed, DeedForm form, HttpServletRequest request) {
        Authentication user = (Authentication) request.getUserPrincipal();
        if (deed.equals("assign") && !Staff.of(user).supervisor()) {
            throw new AccessDeniedException("only a supervisor assigns cases");
        }
        desk.find(id);
        try {
            perform(id, user.getName(), deed, form);
        } catch (HeldByAnother held) {
            return screen.refused(id, Staff.of(user), new Notice(deed, leases.refusal(held), form.words()));
        } catch (NotAllowed no) {
            return screen.refused(id, Staff.of(user), new Notice(deed, sentence(no), form.words()));
        }
        String done = wording.say("done." + deed);
        if (!LEAVING.contains(deed)) {
            return Onward.to("/cases/" + id, request, done);
        }
        RequestContextUtils.getOutputFlashMap(request).put("doneCase", id);
        return Onward.to(QueueAddress.safe(form.back()), request, done);
    }

    private void perform(long id, String user, String deed, DeedForm form) {
        switch (deed) {
            case "claim" -> cases.claim(id, user);
            case "release" -> cases.release(id, user);
            case "acknowledge" -> cases.acknowledge(id, user);
            case "note" -> cases.note(id, user, filled(form.words(), "notice.empty-note"));
            case "snooze" -> snooze(id, user, form);
            case "resolve" -> cases.resolve(id, user, outcome(form));
            case "dismiss" -> cases.dismiss(id, user, filled(form.words(), "notice.empty-why"));
            case "reopen" -> cases.reopen(id, user);
            default ->
                cases.assign(
                        id, user, filled(form.user() == null ? "" : form.user().strip(), "notice.no-user"));
        }
    }

    private void snooze(long id, String user, DeedForm form) {
        SnoozeChoice choice =
                SnoozeChoice.of(form.pause()).orElseThrow(() -> new Lacking(wording.say("notice.no-wait")));
        cases.snooze(
                id, user, choice.until(wording.now(), wording.zone(desk.find(id).brand())));
    }

    private String outcome(DeedForm form) {
        String outcome = form.outcome();
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw new Lacking(wording.say("notice.no-outcome"));
        }
        return outcome;
    }

    private String filled(String text, String complaint) {
        if (text.isEmpty()) {
            throw new Lacking(wording.say(complaint));
        }
        return text;
    }

    private String sentence(NotAllowed no) {
        String why = wording.retell(String.valueOf(no.getMessage()));
        String sentence = Character.toUpperCase(why.charAt(0)) + why.substring(1) + (why.endsWith(".") ? "" : ".");
        return no instanceof Lacking ? why : wording.say("notice.not-allowed", sentence);
    }

    /** A form that is not filled in, in the words of the language file. */
    private static final class Lacking extends NotAllowed {
        Lacking(String why) {
            super(why);
        }
    }
}

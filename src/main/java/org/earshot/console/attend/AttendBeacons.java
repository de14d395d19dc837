package org.earshot.console.attend;

import java.util.Map;
import java.util.NoSuchElementException;
import org.earshot.attend.Attendance;
import org.earshot.attend.Drafts;
import org.earshot.attend.ReplyDraft;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Leases;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the script of a case's page sends by itself: signs of life, and what is being typed. */
@Controller
class AttendBeacons {
    private static final String PANEL = "case-attend :: panel";
    private final AttendDesk desk;
    private final Attendance attendance;
    private final Leases leases;
    private final Drafts drafts;
    private final Wording wording;

    AttendBeacons(AttendDesk desk, Attendance attendance, Leases leases, Drafts drafts, Wording wording) {
        this.desk = desk;
        this.attendance = attendance;
        this.leases = leases;
        this.drafts = drafts;
        this.wording = wording;
    }

    /** Who is at the case now. */
    @GetMapping("/cases/{id}/presence")
    String present(@PathVariable long id, Authentication user, Model model) {
        return panel(desk.find(id), user, model);
    }

    /** The page is in sight; the answer says who else is there. Its user's claim runs anew. */
    @PostMapping("/cases/{id}/presence")
    String seen(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean writing,
            Authentication user,
            Model model) {
        Case item = desk.find(id);
        attendance.seen(id, user.getName(), writing);
        leases.renew(id, user.getName());
        return panel(item, user, model);
    }

    /** The page was closed. */
    @PostMapping(path = "/cases/{id}/presence", params = "leaving")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void left(@PathVariable long id, Authentication user) {
        attendance.left(id, user.getName());
    }

    /** What is typed so far; the answer names the version that is kept now, 0 for none, and says it in words. */
    @PostMapping("/cases/{id}/draft")
    @ResponseBody
    Map<String, Object> typed(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int version,
            Authentication user) {
        Case item = desk.find(id);
        leases.renew(id, user.getName());
        return drafts.save(id, user.getName(), text, version)
                .map(draft -> kept(draft, item))
                .orElseGet(() -> Map.of("version", 0, "words", ""));
    }

    @ExceptionHandler(NoSuchElementException.class)
    ResponseEntity<Void> missing() {
        return ResponseEntity.notFound().build();
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<Void> tooLong() {
        return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
    }

    private Map<String, Object> kept(ReplyDraft draft, Case item) {
        return Map.of("version", draft.version(), "words", wording.say("attend.draft.saved", desk.time(draft, item)));
    }

    private String panel(Case item, Authentication user, Model model) {
        model.addAttribute("panel", desk.attending(item, Staff.of(user)));
        return PANEL;
    }
}

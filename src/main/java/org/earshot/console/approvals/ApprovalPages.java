package org.earshot.console.approvals;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.console.replies.ReplyForm;
import org.earshot.respond.NotAllowed;
import org.earshot.respond.Replies;
import org.earshot.respond.Wish;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Replies that wait for a supervisor: approved as they are, approved with another text, or sent back with a remark. */
@StaffPage
class ApprovalPages {
    private final ApprovalDesk desk;
    private final Replies replies;
    private final Wording wording;
    private final Duration window;

    ApprovalPages(
            ApprovalDesk desk,
            Replies replies,
            Wording wording,
            @Value("${earshot.replies.undo-window:10s}") Duration window) {
        this.desk = desk;
        this.replies = replies;
        this.wording = wording;
        this.window = window;
    }

    @GetMapping("/approvals")
    ModelAndView show(Authentication user) {
        return page(Staff.of(user));
    }

    @PostMapping("/approvals/{id}/{reply}/approve")
    ModelAndView approve(@PathVariable long id, @PathVariable long reply, ReplyForm form, HttpServletRequest request) {
        Wish wish = Wish.answer(form.words())
                .seen(form.sight())
                .although(form.why())
                .undoable(window);
        return decided(
                request,
                new Typed(reply, form.words()),
                "approvals.approved",
                user -> replies.approve(id, reply, user, wish));
    }

    @PostMapping("/approvals/{id}/{reply}/send-back")
    ModelAndView sendBack(@PathVariable long id, @PathVariable long reply, ReplyForm form, HttpServletRequest request) {
        String remark = form.remark() == null ? "" : form.remark();
        return decided(
                request,
                new Typed(reply, form.words()),
                "approvals.sent-back",
                user -> replies.sendBack(id, reply, user, remark));
    }

    private ModelAndView decided(HttpServletRequest request, Typed typed, String done, Decision decision) {
        Staff staff = Staff.of((Authentication) request.getUserPrincipal());
        try {
            decision.take(staff.name());
            return Onward.to("/approvals", request, wording.say(done));
        } catch (NotAllowed no) {
            ModelAndView page = page(staff);
            page.setStatus(HttpStatus.CONFLICT);
            page.addObject("refusal", wording.retell(String.valueOf(no.getMessage())));
            page.addObject("typed", typed);
            return page;
        }
    }

    private ModelAndView page(Staff staff) {
        List<ApprovalView> all = desk.all(staff);
        ModelAndView page = new ModelAndView("approvals");
        page.addObject("approvals", all);
        return page;
    }

    private interface Decision {
        void take(String supervisor);
    }

    /**
     * What was typed when a decision was refused, so that it is not lost.
     *
     * @param reply which reply it was about
     * @param text the text in its place
     */
    public record Typed(long reply, String text) {}
}

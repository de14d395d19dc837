package org.earshot.console.attend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.earshot.attend.Drafts;
import org.earshot.attend.ReplyDraft;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Drafts as people handle them: throw one away, bring an earlier text back, read a colleague's and take it over. */
@StaffPage
class DraftPages {
    private final AttendDesk desk;
    private final Drafts drafts;
    private final Wording wording;

    DraftPages(AttendDesk desk, Drafts drafts, Wording wording) {
        this.desk = desk;
        this.drafts = drafts;
        this.wording = wording;
    }

    @PostMapping("/cases/{id}/draft/discard")
    ModelAndView discard(@PathVariable long id, HttpServletRequest request) {
        desk.find(id);
        drafts.discard(id, name(request));
        return onward(id, request, wording.say("attend.done.discarded"));
    }

    @PostMapping("/cases/{id}/draft/restore")
    ModelAndView restore(@PathVariable long id, HttpServletRequest request) {
        desk.find(id);
        drafts.restore(id, name(request));
        return onward(id, request, wording.say("attend.done.restored"));
    }

    @GetMapping("/cases/{id}/drafts/{author}")
    String read(@PathVariable long id, @PathVariable String author, Authentication user, Model model) {
        Case item = desk.find(id);
        ReplyDraft draft = readable(item, author, user);
        model.addAttribute("draft", draft);
        model.addAttribute("time", desk.time(draft, item));
        model.addAttribute("mayTake", item.resolvedAt() == null && !author.equals(user.getName()));
        return "draft";
    }

    @PostMapping("/cases/{id}/drafts/{author}/take")
    ModelAndView take(@PathVariable long id, @PathVariable String author, HttpServletRequest request) {
        Authentication user = (Authentication) Objects.requireNonNull(request.getUserPrincipal());
        drafts.take(readable(desk.find(id), author, user), user.getName());
        return onward(id, request, wording.say("attend.done.taken", author));
    }

    /** As if there were none, where the reader has no business with it. */
    private ReplyDraft readable(Case item, String author, Authentication user) {
        return desk.colleagues(item, author, Staff.of(user))
                .orElseThrow(() -> new NoSuchElementException("no draft of " + author + " in case " + item.id()));
    }

    private static String name(HttpServletRequest request) {
        return Objects.requireNonNull(request.getRemoteUser());
    }

    private static ModelAndView onward(long id, HttpServletRequest request, String done) {
        return Onward.to("/cases/" + id, request, done);
    }
}

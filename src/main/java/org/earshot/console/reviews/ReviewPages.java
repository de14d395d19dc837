package org.earshot.console.reviews;

import jakarta.servlet.http.HttpServletRequest;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Texts;
import org.earshot.respond.NotAllowed;
import org.earshot.review.Review;
import org.earshot.review.Reviews;
import org.earshot.review.Score;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Reviews for supervisors, and for everybody those of their own cases. */
@StaffPage
class ReviewPages {
    private static final String DEED = "review";

    private final ReviewDesk desk;
    private final Reviews reviews;
    private final CaseScreen screen;
    private final Wording wording;

    ReviewPages(ReviewDesk desk, Reviews reviews, CaseScreen screen, Wording wording) {
        this.desk = desk;
        this.reviews = reviews;
        this.screen = screen;
        this.wording = wording;
    }

    @GetMapping("/reviews")
    String all(Authentication user, Model model) {
        model.addAttribute("open", desk.open(user.getName()));
        model.addAttribute("given", desk.given(user.getName()));
        model.addAttribute("figures", desk.figures());
        model.addAttribute("questions", ReviewDesk.QUESTIONS);
        return "reviews";
    }

    /** The case comes with the form, so that a refusal can show it again; which case it is the review itself says. */
    @PostMapping("/reviews/{id}")
    ModelAndView give(@PathVariable long id, Typed typed, HttpServletRequest request) {
        Staff by = Staff.of((Authentication) request.getUserPrincipal());
        String remark = Texts.clean(typed.remark() == null ? "" : typed.remark());
        try {
            Review given = reviews.give(id, by.name(), typed.score(remark));
            return Onward.to("/reviews", request, wording.say("review.done", given.agent()));
        } catch (NotAllowed | IllegalArgumentException no) {
            return screen.refused(typed.item(), by, new Notice(DEED, wording.say("review.refused"), remark));
        }
    }

    @GetMapping("/reviews/mine")
    String mine(Authentication user, Model model) {
        model.addAttribute("mine", desk.of(user.getName()));
        return "reviews-mine";
    }

    @PostMapping("/reviews/mine/{id}")
    ModelAndView acknowledge(@PathVariable long id, HttpServletRequest request) {
        reviews.acknowledge(id, request.getUserPrincipal().getName());
        return Onward.to("/reviews/mine", request, wording.say("review.acknowledged"));
    }

    /** A score sheet as it was typed; a mark that is missing is 0, which no score takes. */
    record Typed(
            long item,
            int solved,
            int tone,
            int correct,
            int language,
            @Nullable String remark) {
        Score score(String clean) {
            return new Score(solved, tone, correct, language, clean);
        }
    }
}

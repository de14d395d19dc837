package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.earshot.respond.Case;
import org.earshot.respond.Compliments;
import org.earshot.retell.Foreign;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What staff do with kind words: thank, which opens a case and leads to it, or put aside. Doing it twice is doing it once. */
@StaffPage
class PraisePages {
    /** More than a page shows nobody has seen. */
    private static final int MOST = 100;

    private final Compliments compliments;
    private final Wording wording;

    PraisePages(Compliments compliments, Wording wording) {
        this.compliments = compliments;
        this.wording = wording;
    }

    @PostMapping("/praise/{id}/thank")
    ModelAndView thank(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Authentication user,
            HttpServletRequest request) {
        Optional<Case> found = compliments.thank(id, user.getName());
        if (found.isEmpty()) {
            return Onward.to(QueueAddress.safe(back), request, wording.say("praise.gone"));
        }
        return Onward.to(
                "/cases/" + found.get().id(), request, whose(found.get().assignee(), user.getName()));
    }

    private String whose(@Nullable String holder, String user) {
        if (holder == null) {
            return wording.say("praise.opened.free");
        }
        return holder.equals(user)
                ? wording.say("praise.opened")
                : wording.say("praise.opened.other", Foreign.isolated(holder));
    }

    @PostMapping("/praise/{id}/seen")
    ModelAndView seen(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Authentication user,
            HttpServletRequest request) {
        return aside(List.of(id), user.getName(), back, request);
    }

    @PostMapping("/praise/seen")
    ModelAndView allSeen(Shown form, Authentication user, HttpServletRequest request) {
        return aside(form.some(), user.getName(), form.back(), request);
    }

    @PostMapping("/praise/unseen")
    ModelAndView unseen(Shown form, Authentication user, HttpServletRequest request) {
        int back = compliments.unseen(form.some(), user.getName());
        return Onward.to(QueueAddress.safe(form.back()), request, wording.say("praise.back", back));
    }

    private ModelAndView aside(List<Long> some, String user, @Nullable String back, HttpServletRequest request) {
        int seen = compliments.seen(some, user);
        if (seen > 0) {
            RequestContextUtils.getOutputFlashMap(request).put("praiseSeen", some);
        }
        return Onward.to(QueueAddress.safe(back), request, wording.say("praise.seen", seen));
    }

    /**
     * What the form of a page sends.
     *
     * @param mentions what it shows
     * @param back the queue as it was
     */
    record Shown(@Nullable List<Long> mentions, @Nullable String back) {
        List<Long> some() {
            return mentions == null ? List.of() : mentions.stream().limit(MOST).toList();
        }
    }
}

package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.respond.BatchResult;
import org.earshot.respond.BatchWish;
import org.earshot.respond.Batches;
import org.earshot.respond.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What staff do to many cases of the queue at once, and how they take it back. The answer is the queue as it was, with what came of it. */
@StaffPage
class QueueDeeds {
    private final Batches batches;
    private final Users users;
    private final BatchWording words;
    private final Wording wording;

    QueueDeeds(Batches batches, Users users, BatchWording words, Wording wording) {
        this.batches = batches;
        this.users = users;
        this.words = words;
        this.wording = wording;
    }

    @PostMapping("/queue/deeds/{deed:claim|assign|snooze|resolve|dismiss}")
    ModelAndView perform(@PathVariable String deed, BatchForm form, HttpServletRequest request) {
        Authentication user = (Authentication) request.getUserPrincipal();
        if (deed.equals("assign") && !Staff.of(user).supervisor()) {
            throw new AccessDeniedException("only a supervisor assigns cases");
        }
        List<Long> some = form.cases() == null ? List.of() : form.cases();
        Optional<String> lacking = lacking(deed, form, some);
        if (lacking.isPresent()) {
            return back(form.back(), request, BatchView.refused(wording.say(lacking.get())));
        }
        try {
            BatchResult result = batches.perform(some, user.getName(), wish(deed, form));
            return back(form.back(), request, words.done(deed, result));
        } catch (NotAllowed no) {
            return back(form.back(), request, BatchView.refused(wording.say("batch.no-sense")));
        }
    }

    @PostMapping("/queue/undo/{id}")
    ModelAndView undo(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String back,
            Authentication user,
            HttpServletRequest request) {
        try {
            return back(back, request, words.undone(batches.undo(id, user.getName())));
        } catch (NoSuchElementException late) {
            return back(back, request, BatchView.refused(wording.say("batch.undo.late")));
        }
    }

    private static ModelAndView back(@Nullable String address, HttpServletRequest request, BatchView result) {
        RequestContextUtils.getOutputFlashMap(request).put("batch", result);
        return Onward.to(QueueAddress.safe(address));
    }

    private Optional<String> lacking(String deed, BatchForm form, List<Long> some) {
        if (some.isEmpty()) {
            return Optional.of("batch.none");
        }
        boolean filled = switch (deed) {
            case "snooze" -> SnoozeChoice.of(form.pause()).isPresent();
            case "resolve" -> form.outcome() != null && CaseDeeds.OUTCOMES.contains(form.outcome());
            case "dismiss" -> form.text() != null && !form.text().isBlank();
            case "assign" -> colleague(form).isPresent();
            default -> true;
        };
        return filled ? Optional.empty() : Optional.of("batch.lacking." + deed);
    }

    private BatchWish wish(String deed, BatchForm form) {
        Instant now = wording.now();
        return switch (deed) {
            case "snooze" -> {
                SnoozeChoice choice = SnoozeChoice.of(form.pause()).orElseThrow();
                yield new BatchWish.Snooze(brand -> choice.until(now, wording.zone(brand)));
            }
            case "resolve" -> new BatchWish.Resolve(String.valueOf(form.outcome()));
            case "dismiss" -> new BatchWish.Dismiss(String.valueOf(form.text()));
            case "assign" -> new BatchWish.Assign(colleague(form).orElseThrow());
            default -> new BatchWish.Claim();
        };
    }

    private Optional<String> colleague(BatchForm form) {
        return Optional.ofNullable(form.user())
                .flatMap(users::find)
                .filter(user -> !user.disabled())
                .map(User::name);
    }

    /**
     * What the form of many cases sends.
     *
     * @param cases their ids
     * @param outcome how they ended
     * @param pause for how long they are put off
     * @param text why there is nothing to do
     * @param user who shall have them
     * @param back the queue as it was
     */
    record BatchForm(
            @Nullable List<Long> cases,
            @Nullable String outcome,
            @Nullable String pause,
            @Nullable String text,
            @Nullable String user,
            @Nullable String back) {}
}

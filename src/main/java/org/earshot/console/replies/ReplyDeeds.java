package org.earshot.console.replies;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.function.Supplier;
import org.earshot.console.pages.CaseScreen;
import org.earshot.console.pages.LeaseWords;
import org.earshot.console.pages.Notice;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Staff;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Consent;
import org.earshot.respond.HeldByAnother;
import org.earshot.respond.NotAllowed;
import org.earshot.respond.Replies;
import org.earshot.respond.ReplyCourse;
import org.earshot.respond.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What staff say in a case, and take back. What is refused shows the case again, says why, and keeps what was typed. */
@StaffPage
class ReplyDeeds {
    private final Cases cases;
    private final Replies replies;
    private final CaseScreen screen;
    private final LeaseWords leases;
    private final Wording wording;
    private final Duration window;

    ReplyDeeds(
            Cases cases,
            Replies replies,
            CaseScreen screen,
            LeaseWords leases,
            Wording wording,
            @Value("${earshot.replies.undo-window:10s}") Duration window) {
        this.cases = cases;
        this.replies = replies;
        this.screen = screen;
        this.leases = leases;
        this.wording = wording;
        this.window = window;
    }

    @PostMapping("/cases/{id}/{deed:reply|holding}")
    ModelAndView say(@PathVariable long id, @PathVariable String deed, ReplyForm form, HttpServletRequest request) {
        Case item = cases.find(id).orElseThrow();
        Doing doing = new Doing(id, deed, form, request);
        return done(doing, () -> {
            if (form.words().isEmpty()) {
                throw new NotAllowed(wording.say("notice.empty-reply"));
            }
            Wish wish = Wish.answer(form.words())
                    .as(kind(deed, form))
                    .seen(form.sight())
                    .although(form.why())
                    .undoable(window)
                    .at(time(item, form.at()))
                    .instead(form.instead());
            replies.say(id, doing.user(), wish);
            return "/cases/" + id;
        });
    }

    @PostMapping("/cases/{id}/replies/{reply}/undo")
    ModelAndView undo(@PathVariable long id, @PathVariable long reply, ReplyForm form, HttpServletRequest request) {
        Doing doing = new Doing(id, "undo", form, request);
        return refusable(doing, () -> {
            replies.undo(id, reply, doing.user());
            return Onward.to("/cases/" + id + "?draft=" + reply, request, wording.say("send.done.undone"));
        });
    }

    @PostMapping("/cases/{id}/replies/{reply}/release")
    ModelAndView release(@PathVariable long id, @PathVariable long reply, ReplyForm form, HttpServletRequest request) {
        Doing doing = new Doing(id, "release", form, request);
        return done(doing, () -> {
            replies.release(id, reply, doing.user(), new Consent(form.sight(), form.why(), window));
            return "/cases/" + id;
        });
    }

    private ModelAndView done(Doing doing, Supplier<String> deed) {
        return refusable(doing, () -> Onward.to(deed.get(), doing.request(), outcome(doing)));
    }

    /** What became of the reply that was touched last. */
    private String outcome(Doing doing) {
        ReplyCourse last = replies.of(doing.id()).stream()
                .filter(course -> course.step() != ReplyCourse.Step.UNDONE)
                .max(Comparator.comparing(course -> course.reply().createdAt()))
                .orElseThrow();
        return switch (last.step()) {
            case HELD -> wording.say("send.done.held");
            case AWAITING -> wording.say("send.done.awaiting");
            case SCHEDULED -> wording.say(last.later() ? "send.done.later" : "done." + word(doing.deed()));
            case SENDING, SENT, FAILED, UNDONE -> wording.say("done." + word(doing.deed()));
        };
    }

    private static String word(String deed) {
        return deed.equals("holding") ? deed : "reply";
    }

    private ModelAndView refusable(Doing doing, Supplier<ModelAndView> deed) {
        Staff staff = Staff.of((Authentication) doing.request().getUserPrincipal());
        try {
            return deed.get();
        } catch (HeldByAnother held) {
            return screen.refused(doing.id(), staff, doing.notice(leases.refusal(held)));
        } catch (NotAllowed no) {
            return screen.refused(doing.id(), staff, doing.notice(sentence(no)));
        }
    }

    private String sentence(NotAllowed no) {
        String why = wording.retell(String.valueOf(no.getMessage()));
        String start = why.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + why.substring(1);
        return start.endsWith(".") ? start : start + ".";
    }

    private static Wish.Kind kind(String deed, ReplyForm form) {
        if (deed.equals("holding")) {
            return Wish.Kind.HOLDING;
        }
        return "private".equals(form.kind()) ? Wish.Kind.PRIVATE : Wish.Kind.ANSWER;
    }

    private @Nullable Instant time(Case item, @Nullable String at) {
        if (at == null || at.isBlank()) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.parse(at.strip());
            ZoneId zone = wording.zone(item.brand());
            // Set an hour later without a word, it would not go when its author meant it to.
            if (zone.getRules().getValidOffsets(local).isEmpty()) {
                throw new NotAllowed(wording.say("send.no-such-time"));
            }
            return local.atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new NotAllowed(wording.say("send.bad-time"));
        }
    }

    private record Doing(long id, String deed, ReplyForm form, HttpServletRequest request) {
        String user() {
            return request.getUserPrincipal().getName();
        }

        Notice notice(String why) {
            return new Notice(deed, why, form.words());
        }
    }
}

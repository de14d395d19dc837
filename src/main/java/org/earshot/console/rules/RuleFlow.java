package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Problem;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.Wording;
import org.earshot.rule.RuleEdit;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleEditing.By;
import org.earshot.rule.RuleFile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The way of every form here: filled in, reviewed with the difference, written. Nothing is written before the difference was shown, and
 * nothing that was typed is lost where it is not written.
 */
@Component
class RuleFlow {
    private final RuleEditing editing;
    private final RuleTrials trials;
    private final Wording wording;

    RuleFlow(RuleEditing editing, RuleTrials trials, Wording wording) {
        this.editing = editing;
        this.trials = trials;
        this.wording = wording;
    }

    /** One step of the way: {@code deed} says which. */
    ModelAndView step(RuleForm form, Map<String, String> sent, HttpServletRequest request) {
        String deed = sent.getOrDefault("deed", "");
        if (deed.equals("back") || deed.isEmpty()) {
            return page(form, HttpStatus.OK, List.of());
        }
        RuleDraft draft = form.draft();
        if (!draft.problems().isEmpty()) {
            return page(form, HttpStatus.UNPROCESSABLE_ENTITY, draft.problems());
        }
        return deed.equals("write") ? write(form, draft, sent, request) : reviewed(form, draft, sent);
    }

    /** Goes on to a page, where a line says what was done and what keeps it from being live. */
    ModelAndView written(RuleEdit.Done done, RuleFile file, HttpServletRequest request) {
        Map<String, Object> flash = RequestContextUtils.getOutputFlashMap(request);
        if (!done.problems().isEmpty()) {
            flash.put("troubles", done.problems());
        }
        if (done.version() > 1) {
            flash.put("before", String.valueOf(done.version() - 1));
        }
        String live = wording.say(done.live() ? "done.source.live" : "done.source.waits");
        String said = wording.say("rules.done", file.said(), String.valueOf(done.version()));
        return Onward.to("/settings/" + file.word(), request, said + " " + live);
    }

    private ModelAndView reviewed(RuleForm form, RuleDraft draft, Map<String, String> sent) {
        RuleEditing.Preview preview = editing.preview(form.file(), draft.text());
        if (!preview.problems().isEmpty()) {
            return page(form, HttpStatus.UNPROCESSABLE_ENTITY, preview.problems());
        }
        boolean check = sent.getOrDefault("deed", "").equals("check");
        if (check || preview.difference().lines().isEmpty()) {
            ModelAndView page = page(form, HttpStatus.OK, List.of());
            page.addObject("well", wording.say(check ? "rules.well" : "source.form.same"));
            if (check) {
                trials.show(page, form.file(), draft.text());
            }
            return page;
        }
        boolean overtaken = !preview.fingerprint().equals(sent.getOrDefault("fingerprint", ""));
        ModelAndView page = review(form, preview, sent, overtaken ? HttpStatus.CONFLICT : HttpStatus.OK);
        trials.show(page, form.file(), draft.text());
        if (overtaken) {
            page.addObject("notice", wording.say("rules.overtaken"));
        }
        return page;
    }

    private ModelAndView write(RuleForm form, RuleDraft draft, Map<String, String> sent, HttpServletRequest request) {
        By by = new By(request.getRemoteUser(), sent.getOrDefault("note", ""));
        RuleEdit edit = editing.save(form.file(), draft.text(), sent.getOrDefault("fingerprint", ""), by);
        if (edit instanceof RuleEdit.Done done) {
            return written(done, form.file(), request);
        }
        if (edit instanceof RuleEdit.Faulty faulty) {
            return page(form, HttpStatus.UNPROCESSABLE_ENTITY, faulty.problems());
        }
        if (edit instanceof RuleEdit.Overtaken) {
            ModelAndView page = review(form, editing.preview(form.file(), draft.text()), sent, HttpStatus.CONFLICT);
            page.addObject("notice", wording.say("rules.overtaken"));
            return page;
        }
        if (edit instanceof RuleEdit.Refused refused) {
            ModelAndView page =
                    review(form, editing.preview(form.file(), draft.text()), sent, HttpStatus.UNPROCESSABLE_ENTITY);
            page.addObject("notice", refused.why() + ".");
            page.addObject("copy", "\n" + editing.shown(form.file(), draft.text()));
            return page;
        }
        ModelAndView page = page(form, HttpStatus.OK, List.of());
        page.addObject("well", wording.say("source.form.same"));
        return page;
    }

    private static ModelAndView review(
            RuleForm form, RuleEditing.Preview preview, Map<String, String> sent, HttpStatus status) {
        ModelAndView page = new ModelAndView("rule-review", status);
        page.addObject(
                "review",
                new RuleReview(
                        form.file(),
                        form.action(),
                        form.fields(),
                        preview.fingerprint(),
                        preview.difference(),
                        sent.getOrDefault("note", "")));
        return page;
    }

    private static ModelAndView page(RuleForm form, HttpStatus status, List<Problem> problems) {
        ModelAndView page = form.page(problems);
        page.setStatus(status);
        page.addObject("problems", problems);
        return page;
    }
}

package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.earshot.admin.SourceEdit;
import org.earshot.admin.SourceEditing;
import org.earshot.admin.SourceFault;
import org.earshot.admin.SourceWish;
import org.earshot.admin.Template;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Adds, changes and removes sources. Nothing is written before the difference was shown, and nothing that was typed is lost where it is
 * not written.
 */
@StaffPage
class SourceForms {
    private final SourceEditing editing;
    private final SourceFormDesk desk;
    private final Wording wording;

    SourceForms(SourceEditing editing, SourceFormDesk desk, Wording wording) {
        this.editing = editing;
        this.desk = desk;
        this.wording = wording;
    }

    @GetMapping("/sources/new")
    ModelAndView open(@RequestParam(defaultValue = "") String template) {
        if (template.isEmpty()) {
            return new ModelAndView("source-new", Map.of("choices", desk.choices()));
        }
        return page("source-form", HttpStatus.OK, desk.fresh(template).orElseThrow(NoSuchElementException::new));
    }

    @GetMapping("/sources/{id}/edit")
    ModelAndView openAgain(@PathVariable String id) {
        return page("source-form", HttpStatus.OK, desk.opened(id).orElseThrow(NoSuchElementException::new));
    }

    @PostMapping("/sources/new")
    ModelAndView add(@RequestParam Map<String, String> sent, HttpServletRequest request) {
        return act(SourceTyped.of(true, sent.getOrDefault("id", ""), sent), sent, request);
    }

    @PostMapping("/sources/{id}/edit")
    ModelAndView change(@PathVariable String id, @RequestParam Map<String, String> sent, HttpServletRequest request) {
        if (editing.find(id).isEmpty()) {
            throw new NoSuchElementException();
        }
        return act(SourceTyped.of(false, id, sent), sent, request);
    }

    @GetMapping("/sources/{id}/delete")
    ModelAndView askToRemove(@PathVariable String id) {
        SourceEditing.Preview preview = editing.previewRemoval(id).orElseThrow(NoSuchElementException::new);
        return removal(id, preview, HttpStatus.OK);
    }

    @PostMapping("/sources/{id}/delete")
    ModelAndView remove(@PathVariable String id, @RequestParam String fingerprint, HttpServletRequest request) {
        SourceEdit edit = editing.remove(id, fingerprint, request.getRemoteUser());
        if (edit instanceof SourceEdit.Done done) {
            return written(done, "done.source.removed", id, request);
        }
        ModelAndView page =
                removal(id, editing.previewRemoval(id).orElseThrow(NoSuchElementException::new), HttpStatus.CONFLICT);
        page.addObject("notice", notice(edit));
        return page;
    }

    private ModelAndView act(SourceTyped typed, Map<String, String> sent, HttpServletRequest request) {
        Template kind = desk.template(typed.template()).orElseThrow(NoSuchElementException::new);
        SourceWish wish = desk.wish(typed, kind);
        return switch (sent.getOrDefault("deed", "")) {
            case "try" -> tried(typed, kind, wish);
            case "review" -> reviewed(typed, kind, wish);
            case "write" -> write(typed, kind, wish, request);
            default -> page("source-form", HttpStatus.OK, desk.view(typed, kind, List.of()));
        };
    }

    private ModelAndView tried(SourceTyped typed, Template kind, SourceWish wish) {
        List<SourceFault> faults = editing.preview(wish, typed.adding()).faults();
        if (!faults.isEmpty()) {
            return faulty(typed, kind, faults);
        }
        Optional<TrialView> trial = editing.tryOut(wish, typed.adding()).map(TrialView::of);
        ModelAndView page = page("source-form", HttpStatus.OK, desk.view(typed, kind, List.of()));
        trial.ifPresent(view -> page.addObject("trial", view));
        return page;
    }

    private ModelAndView reviewed(SourceTyped typed, Template kind, SourceWish wish) {
        SourceEditing.Preview preview = editing.preview(wish, typed.adding());
        if (!preview.faults().isEmpty()) {
            return faulty(typed, kind, preview.faults());
        }
        if (preview.difference().lines().isEmpty()) {
            ModelAndView page = page("source-form", HttpStatus.OK, desk.view(typed, kind, List.of()));
            page.addObject("notice", wording.say("source.form.same"));
            return page;
        }
        boolean overtaken = !preview.fingerprint().equals(typed.fingerprint());
        ModelAndView page = review(typed, kind, preview, overtaken ? HttpStatus.CONFLICT : HttpStatus.OK);
        if (overtaken) {
            page.addObject("notice", wording.say("source.form.overtaken"));
        }
        return page;
    }

    private ModelAndView write(SourceTyped typed, Template kind, SourceWish wish, HttpServletRequest request) {
        SourceEdit edit = editing.save(wish, typed.adding(), typed.fingerprint(), request.getRemoteUser());
        if (edit instanceof SourceEdit.Done done) {
            return written(done, typed.adding() ? "done.source.added" : "done.source.changed", typed.id(), request);
        }
        if (edit instanceof SourceEdit.Faulty faulty) {
            return faulty(typed, kind, faulty.faults());
        }
        HttpStatus status =
                edit instanceof SourceEdit.Overtaken ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY;
        ModelAndView page = review(typed, kind, editing.preview(wish, typed.adding()), status);
        page.addObject("notice", notice(edit));
        return page;
    }

    private String notice(SourceEdit edit) {
        if (edit instanceof SourceEdit.Refused refused) {
            return refused.why() + ".";
        }
        if (edit instanceof SourceEdit.Faulty faulty) {
            return faulty.faults().get(0).what() + ".";
        }
        if (edit instanceof SourceEdit.Missing) {
            throw new NoSuchElementException();
        }
        return wording.say("source.form.overtaken");
    }

    private ModelAndView written(SourceEdit.Done done, String said, String id, HttpServletRequest request) {
        FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
        String live = wording.say(done.live() ? "done.source.live" : "done.source.waits");
        flash.put("done", wording.say(said, id, done.file()) + " " + live);
        if (!done.problems().isEmpty()) {
            flash.put("troubles", done.problems());
        }
        ModelAndView next = new ModelAndView("redirect:/sources");
        next.setStatus(HttpStatus.SEE_OTHER);
        return next;
    }

    private ModelAndView faulty(SourceTyped typed, Template kind, List<SourceFault> faults) {
        return page("source-form", HttpStatus.UNPROCESSABLE_ENTITY, desk.view(typed, kind, faults));
    }

    private ModelAndView review(SourceTyped typed, Template kind, SourceEditing.Preview preview, HttpStatus status) {
        SourceTyped known =
                new SourceTyped(typed.adding(), typed.id(), typed.template(), preview.fingerprint(), typed.fields());
        ModelAndView page = page("source-review", status, desk.view(known, kind, List.of()));
        page.addObject("preview", preview);
        return page;
    }

    private static ModelAndView page(String name, HttpStatus status, SourceFormView form) {
        ModelAndView page = new ModelAndView(name, status);
        page.addObject("form", form);
        return page;
    }

    private static ModelAndView removal(String id, SourceEditing.Preview preview, HttpStatus status) {
        ModelAndView page = new ModelAndView("source-delete", status);
        page.addObject("id", id);
        page.addObject("preview", preview);
        return page;
    }
}

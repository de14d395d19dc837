package org.earshot.console.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.earshot.respond.SavedViews;
import org.earshot.respond.SavedViews.Outcome;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The views of the queue that somebody keeps by name; each user sees and changes only their own. */
@StaffPage
class QueueViews {
    private final SavedViews views;
    private final Wording wording;

    QueueViews(SavedViews views, Wording wording) {
        this.views = views;
        this.wording = wording;
    }

    @PostMapping("/queue/views")
    ModelAndView save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String back,
            Authentication user,
            HttpServletRequest request) {
        QueueFilter filter = QueueAddress.filter(back).top();
        Outcome outcome = views.save(user.getName(), name, filter.address("/"));
        return Onward.to(filter.address("/"), request, said(outcome, "queue.view.saved"));
    }

    @PostMapping("/queue/views/{id}/{deed:rename|delete}")
    ModelAndView change(@PathVariable long id, @PathVariable String deed, ViewForm form, HttpServletRequest request) {
        String user = String.valueOf(request.getRemoteUser());
        boolean rename = deed.equals("rename");
        Outcome outcome =
                rename ? views.rename(user, id, form.name() == null ? "" : form.name()) : views.delete(user, id);
        String done = rename ? "queue.view.renamed" : "queue.view.deleted";
        return Onward.to(QueueAddress.safe(form.back()), request, said(outcome, done));
    }

    private String said(Outcome outcome, String done) {
        return wording.say(
                outcome == Outcome.DONE
                        ? done
                        : "queue.view.refused."
                                + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * What the forms of a view send.
     *
     * @param name its new name
     * @param back the queue as it was
     */
    record ViewForm(
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String back) {}
}

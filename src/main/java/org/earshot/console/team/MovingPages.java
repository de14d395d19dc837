package org.earshot.console.team;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Holders;
import org.earshot.respond.NotAllowed;
import org.earshot.share.Colleague;
import org.earshot.share.Colleagues;
import org.earshot.share.Overview;
import org.earshot.share.SharingOut;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What one person has in hand, and the moves of one or all of their cases to the queue, to others, to a colleague. */
@StaffPage
class MovingPages {
    private static final String QUEUE = "/queue";
    private static final String SHARE = "/share";

    private final Overview overview;
    private final Colleagues colleagues;
    private final Cases cases;
    private final Holders holders;
    private final SharingOut sharing;
    private final Wording wording;

    MovingPages(
            Overview overview,
            Colleagues colleagues,
            Cases cases,
            Holders holders,
            SharingOut sharing,
            Wording wording) {
        this.overview = overview;
        this.colleagues = colleagues;
        this.cases = cases;
        this.holders = holders;
        this.sharing = sharing;
        this.wording = wording;
    }

    @GetMapping("/wall/people/{name}")
    String held(@PathVariable String name, Model model) {
        colleagues.find(name);
        model.addAttribute("name", name);
        model.addAttribute(
                "rows",
                overview.holding(name).stream()
                        .flatMap(id -> cases.find(id).stream())
                        .map(this::row)
                        .toList());
        model.addAttribute(
                "others",
                colleagues.all().stream()
                        .map(Colleague::name)
                        .filter(other -> !other.equals(name))
                        .toList());
        return "wall-person";
    }

    private Row row(Case item) {
        return new Row(
                item,
                item.urgency().name().toLowerCase(Locale.ROOT),
                item.state().name().toLowerCase(Locale.ROOT),
                wording.brand(item.brand()),
                wording.platform(item.platform()),
                item.dueAt() == null ? null : wording.due(item.dueAt(), wording.zone(item.brand())));
    }

    /** Moves the case that is named, or all; a user's name never begins with a slash. */
    @PostMapping("/wall/people/{name}/move")
    ModelAndView move(
            @PathVariable String name,
            @RequestParam String to,
            @RequestParam(name = "case", required = false) @Nullable Long one,
            HttpServletRequest request) {
        if (!to.equals(QUEUE) && !to.equals(SHARE)) {
            colleagues.find(to);
        }
        Principal by = request.getUserPrincipal();
        List<Long> held = overview.holding(name);
        long moved = (one == null ? held : held.stream().filter(one::equals).toList())
                .stream().filter(id -> move(id, to, by.getName())).count();
        String done = wording.say("wall.moved", moved);
        return Onward.to("/wall/people/" + name, request, done);
    }

    /** False where the case was moved or ended by somebody else meanwhile. */
    private boolean move(long id, String to, String by) {
        try {
            if (!to.equals(QUEUE) && !to.equals(SHARE)) {
                cases.assign(id, by, to);
                return true;
            }
            holders.putBack(id, by);
            if (to.equals(SHARE)) {
                sharing.give(id);
            }
            return true;
        } catch (NotAllowed changedMeanwhile) {
            return false;
        }
    }

    /** A case that somebody holds. */
    record Row(
            Case item,
            String urgency,
            String state,
            String brand,
            String platform,
            @Nullable Moment due) {}
}

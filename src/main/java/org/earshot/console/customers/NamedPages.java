package org.earshot.console.customers;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.earshot.console.pages.Moment;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.know.Named;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where colleagues see who named them in a note. */
@StaffPage
class NamedPages {
    private static final int MOST = 100;

    private final Named named;
    private final Cases cases;
    private final Wording wording;

    NamedPages(Named named, Cases cases, Wording wording) {
        this.named = named;
        this.cases = cases;
        this.wording = wording;
    }

    @GetMapping("/me/named")
    ModelAndView show(Authentication user) {
        List<Line> lines = named.newest(user.getName(), MOST).stream()
                .flatMap(notice -> line(notice).stream())
                .toList();
        return new ModelAndView("named").addObject("lines", lines);
    }

    /** The count in the frame, fetched again and again by pages that stay open. */
    @GetMapping("/me/named/count")
    String count() {
        return "people-parts :: named";
    }

    @PostMapping("/me/named")
    ModelAndView seen(HttpServletRequest request) {
        named.allSeen(String.valueOf(request.getRemoteUser()));
        return Onward.to("/me/named", request, wording.say("named.done"));
    }

    private Optional<Line> line(Named.Notice notice) {
        return cases.find(notice.caseId())
                .map(item -> new Line(
                        item,
                        wording.platform(item.platform()),
                        notice.by(),
                        wording.past(notice.at(), wording.zone()),
                        notice.seen()));
    }

    /**
     * A note that names the reader.
     *
     * @param item the case
     * @param platform where it is, as people write it
     * @param by who wrote it
     * @param at when
     * @param seen true where the reader has seen it
     */
    record Line(Case item, String platform, String by, Moment at, boolean seen) {}
}

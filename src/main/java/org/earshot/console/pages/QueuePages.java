package org.earshot.console.pages;

import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue, whole and as the part that a browser fetches when something changed. */
@StaffPage
class QueuePages {
    private final QueueDesk desk;

    QueuePages(QueueDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String queue(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        model.addAttribute("view", desk.view(QueueFilter.of(asked), user.getName()));
        model.addAttribute("picking", true);
        model.addAttribute("snoozes", SnoozeChoice.values());
        model.addAttribute("outcomes", CaseDeeds.OUTCOMES);
        return "queue";
    }

    /** What to announce to somebody who is on another page. */
    @GetMapping("/queue/news")
    String news(Authentication user, Model model) {
        model.addAttribute("news", desk.news(user.getName()));
        return "queue-rows :: told";
    }

    @GetMapping("/queue/rows")
    String rows(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        model.addAttribute("view", desk.view(QueueFilter.of(asked), user.getName()));
        model.addAttribute("picking", true);
        return "more".equals(asked.get("part")) ? "queue-rows :: more" : "queue-rows :: fresh";
    }
}

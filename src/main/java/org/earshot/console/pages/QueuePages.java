package org.earshot.console.pages;

import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue, whole and as the part that a browser fetches when something changed. */
@Controller
class QueuePages {
    private final QueueDesk desk;

    QueuePages(QueueDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/")
    String queue(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        model.addAttribute("view", desk.view(QueueFilter.of(asked), user.getName()));
        return "queue";
    }

    @GetMapping("/queue/rows")
    String rows(@RequestParam Map<String, String> asked, Authentication user, Model model) {
        model.addAttribute("view", desk.view(QueueFilter.of(asked), user.getName()));
        return "more".equals(asked.get("part")) ? "queue-rows :: more" : "queue-rows :: fresh";
    }
}

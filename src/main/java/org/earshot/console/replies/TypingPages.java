package org.earshot.console.replies;

import java.util.List;
import org.earshot.console.pages.ReplyDesk;
import org.earshot.console.pages.ReplyOffer;
import org.earshot.console.pages.StaffPage;
import org.earshot.mention.Mention;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.respond.Proposal;
import org.earshot.respond.ReplyGates;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is known of a reply while somebody types it: its length, what would hold it, and how it will look. */
@StaffPage
class TypingPages {
    private static final int LONGEST = 20_000;

    private final Cases cases;
    private final MentionTable mentions;
    private final ReplyDesk desk;
    private final ComposerDesk composer;
    private final ReplyGates gates;
    private final HoldWords words;

    TypingPages(
            Cases cases,
            MentionTable mentions,
            ReplyDesk desk,
            ComposerDesk composer,
            ReplyGates gates,
            HoldWords words) {
        this.cases = cases;
        this.mentions = mentions;
        this.desk = desk;
        this.composer = composer;
        this.gates = gates;
        this.words = words;
    }

    @PostMapping("/cases/{id}/count")
    String count(
            @PathVariable long id, @RequestParam(defaultValue = "") String text, Authentication user, Model model) {
        Case item = cases.find(id).orElseThrow();
        List<Mention> all = mentions.ofCase(id);
        Mention answered = composer.answered(item, all);
        String typed = Texts.cut(Texts.clean(text), LONGEST);
        model.addAttribute("offer", offer(item, all, typed));
        model.addAttribute("pieces", Preview.of(typed));
        model.addAttribute(
                "warnings",
                answered == null || typed.isEmpty()
                        ? List.of()
                        : gates.check(new Proposal(item, answered, typed, user.getName())).stream()
                                .map(hold -> words.sentence(hold, typed))
                                .toList());
        return "case-composer :: typed";
    }

    private ReplyOffer offer(Case item, List<Mention> all, String text) {
        Mention main = all.stream()
                .filter(mention -> mention.id() == item.mainMention())
                .findFirst()
                .orElseThrow();
        return desk.offer(main, text);
    }
}

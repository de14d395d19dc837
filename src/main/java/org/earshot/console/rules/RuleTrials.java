package org.earshot.console.rules;

import java.util.List;
import java.util.Locale;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Mention;
import org.earshot.mention.Texts;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.earshot.rule.BrandTrial;
import org.earshot.rule.PolicyTrial;
import org.earshot.rule.RuleFile;
import org.earshot.rule.Trials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page what a text would change for what was heard lately. */
@Component
class RuleTrials {
    private static final int LONGEST_TEXT = 200;

    private final Trials trials;
    private final Cases cases;
    private final Wording wording;

    RuleTrials(Trials trials, Cases cases, Wording wording) {
        this.trials = trials;
        this.cases = cases;
        this.wording = wording;
    }

    /** Adds {@code trial} to the page where there is anything to say about this file. */
    void show(ModelAndView page, RuleFile file, String text) {
        switch (file) {
            case BRANDS -> page.addObject("trial", view(trials.brands(text)));
            case TRIAGE -> page.addObject("trial", view(trials.policy(text)));
            case ALERTS, SSO -> {}
        }
    }

    private View view(BrandTrial trial) {
        return new View(
                wording.say("rules.trial.brands", trial.looked()),
                List.of(
                        wording.say("rules.trial.gained", trial.gained()),
                        wording.say("rules.trial.lost", trial.lost())),
                trial.lines().stream()
                        .map(line -> line(
                                line.mention(),
                                wording.say(
                                        line.gained() ? "rules.trial.comes" : "rules.trial.goes",
                                        wording.brand(line.brand())),
                                line.gained()))
                        .toList());
    }

    private View view(PolicyTrial trial) {
        return new View(
                wording.say("rules.trial.policy", trial.judged()),
                List.of(
                        wording.say("rules.trial.urgent", trial.urgent()),
                        wording.say("rules.trial.calm", trial.calm()),
                        wording.say(
                                "rules.trial.moved",
                                trial.moves().values().stream()
                                        .mapToInt(count -> count)
                                        .sum())),
                trial.lines().stream()
                        .map(line -> line(
                                line.mention(),
                                wording.say("urgency." + line.before().name().toLowerCase(Locale.ROOT)) + " → "
                                        + wording.say(
                                                "urgency." + line.after().name().toLowerCase(Locale.ROOT)),
                                line.after().compareTo(line.before()) < 0))
                        .toList());
    }

    private Line line(Mention mention, String fate, boolean more) {
        return new Line(
                fate,
                more,
                mention.post().author().handle(),
                Texts.cut(Texts.clean(mention.post().text()), LONGEST_TEXT),
                cases.ofMention(mention.id()).map(Case::id).map(String::valueOf).orElse(null));
    }

    /**
     * What was found, in words.
     *
     * @param looked what was looked at
     * @param sums what would change, counted
     * @param lines the first that would
     */
    record View(String looked, List<String> sums, List<Line> lines) {}

    /**
     * A mention that would be taken otherwise.
     *
     * @param fate how
     * @param more true where it would weigh more than it does
     * @param author who said it
     * @param text what, cut
     * @param caseId its case, null for none
     */
    record Line(
            String fate,
            boolean more,
            String author,
            String text,
            @Nullable String caseId) {}
}

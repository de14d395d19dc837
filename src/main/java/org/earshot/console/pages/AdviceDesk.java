package org.earshot.console.pages;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import org.earshot.advise.Composed;
import org.earshot.advise.HoldingReplies;
import org.earshot.advise.Remark;
import org.earshot.advise.Suggestions;
import org.earshot.respond.Case;
import org.earshot.respond.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts beside the composer what could be said, and into it what was chosen. */
@Component
class AdviceDesk {
    private final Cases cases;
    private final Suggestions suggestions;
    private final HoldingReplies holding;
    private final ArticleDesk articles;
    private final Wording wording;

    AdviceDesk(Cases cases, Suggestions suggestions, HoldingReplies holding, ArticleDesk articles, Wording wording) {
        this.cases = cases;
        this.suggestions = suggestions;
        this.holding = holding;
        this.articles = articles;
        this.wording = wording;
    }

    /** What could be said in a case, with nothing in the composer. */
    AdviceView view(Case item) {
        return view(item, null);
    }

    /** The same with an article in the composer. */
    AdviceView with(Case item, long article, String user) {
        Composed composed = suggestions
                .compose(item, article, user)
                .orElseThrow(() -> new NoSuchElementException("there is no article " + article));
        return view(
                item,
                new AdviceView.Filled(
                        composed.article().content().title(),
                        composed.text(),
                        composed.against().stream().map(this::against).toList(),
                        null));
    }

    /** The same with a holding reply in the composer, unless the case had one. */
    AdviceView holding(Case item) {
        return cases.holding(item.id()).isPresent() ? view(item) : view(item, proposed(item));
    }

    private AdviceView.Filled proposed(Case item) {
        HoldingReplies.Proposal made = holding.propose(item);
        String basis = made.median() == null
                ? wording.say("holding.basis.none")
                : wording.say(
                        "holding.basis",
                        String.valueOf(made.cases()),
                        wording.span(made.median()),
                        String.valueOf(made.ahead()));
        String clock = wording.say(made.counts() ? "holding.counts" : "holding.runs");
        return new AdviceView.Filled(null, made.text(), List.of(), basis + " " + clock);
    }

    private AdviceView view(Case item, AdviceView.@Nullable Filled filled) {
        ZoneId zone = wording.zone(item.brand());
        return new AdviceView(
                suggestions.of(item).stream()
                        .map(one -> new AdviceView.Offered(
                                articles.view(one.article()),
                                one.why().stream().map(this::why).toList(),
                                one.against().stream().map(this::against).toList()))
                        .toList(),
                filled,
                cases.holding(item.id())
                        .map(held -> new AdviceView.Held(held.author(), wording.past(held.at(), zone)))
                        .orElse(null));
    }

    private String why(Remark remark) {
        return wording.say("answers.why." + remark.code(), detail(remark));
    }

    private String against(Remark remark) {
        return wording.say("answers.against." + remark.code(), detail(remark));
    }

    private String detail(Remark remark) {
        return switch (remark.code()) {
            case "intent" -> articles.intent(remark.detail());
            case "language" -> wording.language(remark.detail());
            case "brand" -> wording.brand(remark.detail());
            case "platform" -> wording.platform(remark.detail());
            case "stale" -> articles.day(LocalDate.parse(remark.detail()));
            default -> remark.detail();
        };
    }
}

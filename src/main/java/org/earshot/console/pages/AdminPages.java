package org.earshot.console.pages;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.earshot.listen.Poll;
import org.earshot.listen.SourceHealth;
import org.earshot.listen.Sources;
import org.earshot.listen.StreamHealth;
import org.earshot.measure.LabelReport;
import org.earshot.measure.LabelReports;
import org.earshot.measure.LedgerBook;
import org.earshot.measure.LedgerLine;
import org.earshot.respond.Repliers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the machinery does: the sources, the ledger with what staff's labels say, and what the configuration says. */
@StaffPage
class AdminPages {
    private final Sources sources;
    private final LedgerBook ledger;
    private final SettingsDesk settings;
    private final LabelReports labels;
    private final Repliers repliers;
    private final Wording wording;

    AdminPages(
            Sources sources,
            LedgerBook ledger,
            SettingsDesk settings,
            LabelReports labels,
            Repliers repliers,
            Wording wording) {
        this.sources = sources;
        this.ledger = ledger;
        this.settings = settings;
        this.labels = labels;
        this.repliers = repliers;
        this.wording = wording;
    }

    @GetMapping("/sources")
    String sources(Model model) {
        model.addAttribute("rows", sources.all().stream().map(this::row).toList());
        return "sources";
    }

    @PostMapping("/sources/{id}/{deed:poll|pause|resume}")
    String steer(@PathVariable String id, @PathVariable String deed, RedirectAttributes flash) {
        switch (deed) {
            case "poll" -> sources.pollNow(id);
            case "pause" -> sources.pause(id);
            default -> sources.resume(id);
        }
        flash.addFlashAttribute("done", wording.say("done.source." + deed, id));
        return "redirect:/sources";
    }

    @GetMapping("/ledger")
    String ledger(Model model, Authentication user) {
        List<LedgerLine> lines = ledger.read(null);
        model.addAttribute("rows", lines.stream().map(LedgerRow::new).toList());
        model.addAttribute("sum", LedgerRow.sum(lines, wording.say("ledger.all")));
        model.addAttribute(
                "periods", Staff.of(user).supervisor() ? labels.read().periods() : List.of());
        model.addAttribute("least", LabelReport.LEAST);
        return "ledger";
    }

    @GetMapping("/settings")
    String settings(Model model) {
        model.addAttribute("view", settings.view());
        return "settings";
    }

    private SourceRow row(SourceHealth health) {
        ZoneId zone = wording.zone(health.brand());
        Poll.Budget budget = health.budget();
        StreamHealth stream = health.stream();
        return new SourceRow(
                health,
                wording.platform(health.platform()),
                wording.brand(health.brand()),
                repliers.answersAs(health.id()).orElse(null),
                past(health.lastSuccessAt(), zone),
                past(health.lastMentionAt(), zone),
                past(health.troubleAt(), zone),
                ahead(health.notBefore(), zone),
                budget == null ? null : ahead(budget.resetsAt(), wording.zone()),
                stream == null ? null : past(stream.connectedSince(), zone),
                lag(health.signs().lag()),
                SpendingWords.of(health.spending(), wording));
    }

    private @Nullable String lag(@Nullable Duration lag) {
        return lag == null || lag.isNegative() ? null : wording.say("sources.lag", wording.span(lag));
    }

    private @Nullable Moment past(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : wording.past(time, zone);
    }

    private @Nullable Moment ahead(@Nullable Instant time, ZoneId zone) {
        return time == null || time.isBefore(wording.now()) ? null : wording.coming(time, zone);
    }
}

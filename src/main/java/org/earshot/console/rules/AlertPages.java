package org.earshot.console.rules;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.earshot.admin.Audit;
import org.earshot.console.pages.Onward;
import org.earshot.console.pages.StaffPage;
import org.earshot.console.pages.Wording;
import org.earshot.mention.Outcome;
import org.earshot.notify.AlertTests;
import org.earshot.rule.RuleEditing;
import org.earshot.rule.RuleFile;
import org.earshot.rule.YamlText;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Who is told of what: recipients and rules, and a test for each recipient. */
@StaffPage
class AlertPages {
    private final RuleEditing editing;
    private final AlertTests tests;
    private final Audit audit;
    private final Wording wording;

    AlertPages(RuleEditing editing, AlertTests tests, Audit audit, Wording wording) {
        this.editing = editing;
        this.tests = tests;
        this.audit = audit;
        this.wording = wording;
    }

    @GetMapping("/settings/alerts")
    ModelAndView list() {
        RuleEditing.Present now = editing.present(RuleFile.ALERTS);
        Optional<YamlText> text = YamlText.of(now.text());
        List<RecipientRow> recipients = new ArrayList<>();
        Entries.map(text.flatMap(yaml -> yaml.at("recipients")).orElse(null))
                .forEach((name, entry) -> recipients.add(row(String.valueOf(name), Entries.map(entry))));
        List<RuleRow> rules = new ArrayList<>();
        Object all = text.flatMap(yaml -> yaml.at("rules")).orElse(List.of());
        if (all instanceof List<?> list) {
            list.forEach(rule -> rules.add(row(rules.size(), Entries.map(rule))));
        }
        ModelAndView page = new ModelAndView("rule-alerts");
        page.addObject("file", RuleFile.ALERTS);
        page.addObject("present", now);
        page.addObject("recipients", recipients);
        page.addObject("rules", rules);
        return page;
    }

    /** Sends a test to a recipient as it is live; the outcome of each channel is shown, never an address or a secret. */
    @PostMapping("/settings/alerts/test")
    ModelAndView test(@RequestParam String name, HttpServletRequest request) {
        String who = request.getRemoteUser();
        Optional<List<AlertTests.Tried>> sending = tests.send(name, who);
        List<String> failed = new ArrayList<>();
        List<AlertTests.Tried> tried = sending.orElse(List.of());
        if (sending.isEmpty()) {
            failed.add(wording.say("rules.alerts.absent"));
        } else {
            audit.note(who, "alert.test", name);
        }
        List<String> sent = new ArrayList<>();
        for (AlertTests.Tried one : tried) {
            String channel = wording.sayOr("channel." + one.channel(), one.channel());
            String why = trouble(one.outcome());
            if (why == null) {
                sent.add(channel);
            } else {
                failed.add(channel + ": " + why);
            }
        }
        if (!failed.isEmpty()) {
            RequestContextUtils.getOutputFlashMap(request).put("failed", failed);
            RequestContextUtils.getOutputFlashMap(request).put("failedFor", name);
        }
        return sent.isEmpty()
                ? Onward.to("/settings/alerts")
                : Onward.to(
                        "/settings/alerts", request, wording.say("rules.alerts.tested", name, String.join(", ", sent)));
    }

    private static @Nullable String trouble(Outcome outcome) {
        if (outcome instanceof Outcome.TryLater later) {
            return later.why();
        }
        return outcome instanceof Outcome.Refused refused ? refused.why() : null;
    }

    private RecipientRow row(String name, Map<?, ?> entry) {
        List<Object> secrets = Typed.lines(Typed.shown(entry.get("secret"), "\n"));
        String webhook = Typed.shown(entry.get("webhook"), " ");
        List<VariableRow> variables = new ArrayList<>();
        if (!webhook.isEmpty()) {
            variables.add(variable(webhook));
        }
        secrets.forEach(secret -> variables.add(variable(String.valueOf(secret))));
        return new RecipientRow(
                name, Typed.lines(Typed.shown(entry.get("email"), "\n")), !webhook.isEmpty(), variables);
    }

    private VariableRow variable(String value) {
        String name = value.replaceAll("^.*\\$\\{([A-Za-z_][A-Za-z0-9_]*)}.*$", "$1");
        boolean named = !name.equals(value);
        return new VariableRow(value, named ? editing.isSet(name) ? "set" : "unset" : "file");
    }

    private static RuleRow row(int place, Map<?, ?> rule) {
        Map<?, ?> when = Entries.map(rule.get("when"));
        return new RuleRow(
                place,
                Typed.lines(Typed.shown(when.get("brand"), "\n")),
                Typed.lines(Typed.shown(when.get("urgency"), "\n")),
                Typed.lines(Typed.shown(when.get("platform"), "\n")),
                Typed.lines(Typed.shown(rule.get("notify"), "\n")));
    }

    /**
     * A recipient in the list.
     *
     * @param name its name
     * @param email its addresses
     * @param webhook true where it has one
     * @param variables its webhook's address and secrets, by name
     */
    record RecipientRow(String name, List<Object> email, boolean webhook, List<VariableRow> variables) {}

    /**
     * What holds a secret.
     *
     * @param value as it stands in the file, covered where it is a secret itself
     * @param state {@code set}, {@code unset} or {@code file}
     */
    record VariableRow(String value, String state) {}

    /**
     * A rule in the list.
     *
     * @param place its number, from 0
     * @param brands which brands, empty for all
     * @param urgencies which urgencies, empty for all
     * @param platforms which platforms, empty for all
     * @param recipients who is told
     */
    record RuleRow(
            int place, List<Object> brands, List<Object> urgencies, List<Object> platforms, List<Object> recipients) {}
}

package org.earshot.notify;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.respond.Case;
import org.earshot.triage.Urgency;

/**
 * Who hears about which cases: {@code config/alerts.yaml}, checked.
 *
 * @param recipients by name
 * @param rules every one that fits counts
 */
public record AlertRules(Map<String, Recipient> recipients, List<Rule> rules) {
    /** Nobody hears about anything. */
    public static final AlertRules NONE = new AlertRules(Map.of(), List.of());

    /** Copies both. */
    public AlertRules {
        recipients = Map.copyOf(recipients);
        rules = List.copyOf(rules);
    }

    /** The recipient with a name. */
    public Optional<Recipient> find(String name) {
        return Optional.ofNullable(recipients.get(name));
    }

    /** True where somebody is reached by mail, so that a mail server is needed. */
    public boolean needMail() {
        return recipients.values().stream()
                .anyMatch(recipient -> !recipient.email().isEmpty());
    }

    /** Who hears about a case, each once, in the order of the rules. */
    public List<Recipient> about(Case subject) {
        return about(subject.brand(), subject.urgency(), subject.platform());
    }

    /** Who would hear about a case like this, each once, in the order of the rules. */
    public List<Recipient> about(String brand, Urgency urgency, String platform) {
        Set<String> names = new LinkedHashSet<>();
        rules.stream().filter(rule -> rule.fits(brand, urgency, platform)).forEach(rule -> names.addAll(rule.names()));
        return names.stream().flatMap(name -> find(name).stream()).toList();
    }

    /**
     * Sends the cases that fit to recipients.
     *
     * @param brands ids; empty for every brand
     * @param urgencies empty for every urgency
     * @param platforms empty for every platform
     * @param names the recipients it notifies
     */
    public record Rule(Set<String> brands, Set<Urgency> urgencies, Set<String> platforms, List<String> names) {
        /** Copies all. */
        public Rule {
            brands = Set.copyOf(brands);
            urgencies = Set.copyOf(urgencies);
            platforms = Set.copyOf(platforms);
            names = List.copyOf(names);
        }

        /** True for a case that the rule is about. */
        public boolean fits(String brand, Urgency urgency, String platform) {
            return (brands.isEmpty() || brands.contains(brand))
                    && (urgencies.isEmpty() || urgencies.contains(urgency))
                    && (platforms.isEmpty() || platforms.contains(platform));
        }
    }
}

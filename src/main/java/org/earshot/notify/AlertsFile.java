package org.earshot.notify;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.configure.Nearest;
import org.earshot.configure.Problems;
import org.earshot.configure.Secrets;
import org.earshot.configure.YamlNode;
import org.earshot.retell.Interpreter;
import org.earshot.triage.Urgency;

/** Reads {@code config/alerts.yaml}: recipients, and the rules that say who hears about what. */
public final class AlertsFile {
    private static final int LONGEST_NAME = 120;
    private static final List<String> URGENCIES = Arrays.stream(Urgency.values())
            .map(urgency -> urgency.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Secrets secrets;
    private final Set<String> brandIds;

    private AlertsFile(Secrets secrets, Set<String> brandIds) {
        this.secrets = secrets;
        this.brandIds = brandIds;
    }

    /**
     * The rules of the file. Whatever is wrong is added to the problems and left out of the rules, so they may only be used
     * where there are none.
     *
     * @param brandIds the brands of {@code config/brands.yaml}
     * @param problems the collection that the node adds its own complaints to
     */
    public static AlertRules read(YamlNode root, Secrets secrets, Set<String> brandIds, Problems problems) {
        if (!root.isMapping()) {
            problems.add(
                    root.file(),
                    root.line(),
                    "recipients: and rules: are expected here",
                    "Write recipients: and rules: at the start of a line");
            return AlertRules.NONE;
        }
        return new AlertsFile(secrets, brandIds).rules(root.onlyKeys(Set.of("recipients", "rules")));
    }

    private AlertRules rules(YamlNode root) {
        Map<String, Recipient> recipients = new LinkedHashMap<>();
        Set<String> named = new LinkedHashSet<>();
        root.get("recipients").map(YamlNode::entries).orElse(Map.of()).forEach((name, node) -> {
            named.add(name);
            recipient(name, node).ifPresent(recipient -> recipients.put(name, recipient));
        });
        List<AlertRules.Rule> rules = new ArrayList<>();
        root.get("rules").map(YamlNode::items).orElse(List.of()).forEach(node -> rules.add(rule(node, named)));
        return new AlertRules(recipients, rules);
    }

    private Optional<Recipient> recipient(String name, YamlNode node) {
        node.onlyKeys(Set.of("email", "webhook", "secret", "language"));
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            node.problem("The name of a recipient has 1 to " + LONGEST_NAME + " characters", "Give it a short name");
            return Optional.empty();
        }
        if (node.get("email").isEmpty() && node.get("webhook").isEmpty()) {
            node.problem("The recipient '" + name + "' has no address", "Add email: [\"…\"] or webhook: …");
            return Optional.empty();
        }
        List<String> email = node.get("email").map(YamlNode::items).orElse(List.of()).stream()
                .flatMap(item -> address(item).stream())
                .distinct()
                .toList();
        return Optional.of(new Recipient(name, email, webhook(node).orElse(null), language(node)));
    }

    private static String language(YamlNode recipient) {
        return recipient
                .get("language")
                .flatMap(word -> known(word, Interpreter.LANGUAGES, "language"))
                .orElse(Interpreter.LANGUAGES.get(0));
    }

    private Optional<String> address(YamlNode node) {
        return filled(node).filter(text -> {
            boolean good = isAddress(text);
            if (!good) {
                node.problem("This is not an e-mail address", "Write it as name@host, without a display name");
            }
            return good;
        });
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return text.equals(address.getAddress()) && text.indexOf('@') > 0;
        } catch (AddressException e) {
            return false;
        }
    }

    private Optional<Recipient.Webhook> webhook(YamlNode recipient) {
        Optional<YamlNode> address = recipient.get("webhook");
        Optional<YamlNode> secret = recipient.get("secret");
        if (address.isEmpty()) {
            secret.ifPresent(node -> node.problem("A secret signs a webhook, and there is none", "Add webhook: …"));
            return Optional.empty();
        }
        if (secret.isEmpty()) {
            address.get()
                    .problem(
                            "A webhook needs a secret that its messages are signed with",
                            "Add secret: \"${NAME}\" and set NAME in the environment");
            return Optional.empty();
        }
        List<String> keys = secrets(secret.get());
        return address.flatMap(this::filled)
                .flatMap(text -> WebAddress.read(text, address.get()))
                .filter(uri -> !keys.isEmpty())
                .map(uri -> new Recipient.Webhook(uri, keys));
    }

    /** One, or several while the receiver changes from one to another; nothing where there is something wrong with them. */
    private List<String> secrets(YamlNode node) {
        List<YamlNode> items = node.items();
        if (items.isEmpty()) {
            isSecret("", node);
        }
        return items.stream()
                .flatMap(item -> filled(item).filter(text -> isSecret(text, item)).stream())
                .distinct()
                .toList();
    }

    private static boolean isSecret(String text, YamlNode node) {
        boolean good = WebhookSecret.isKey(text);
        if (!good) {
            node.problem(
                    "The secret is empty, or not base64 behind whsec_",
                    "Copy it whole from the receiver, or use a text that does not begin with whsec_");
        }
        return good;
    }

    private Optional<String> filled(YamlNode node) {
        return node.text().flatMap(text -> secrets.config(text, node)).map(String::strip);
    }

    private AlertRules.Rule rule(YamlNode node, Set<String> recipients) {
        node.onlyKeys(Set.of("when", "notify"));
        Optional<YamlNode> when = node.need("when");
        when.ifPresent(condition -> condition.onlyKeys(Set.of("brand", "urgency", "platform")));
        Set<Urgency> urgencies = EnumSet.noneOf(Urgency.class);
        words(when, "urgency")
                .forEach(word -> known(word, URGENCIES, "urgency")
                        .ifPresent(name -> urgencies.add(Urgency.valueOf(name.toUpperCase(Locale.ROOT)))));
        Set<String> brands = new LinkedHashSet<>();
        words(when, "brand").forEach(word -> known(word, brandIds, "brand").ifPresent(brands::add));
        Set<String> platforms = new LinkedHashSet<>();
        words(when, "platform").forEach(word -> word.text().ifPresent(platforms::add));
        List<String> names = new ArrayList<>();
        node.need("notify")
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(word -> known(word, recipients, "recipient").ifPresent(names::add));
        return new AlertRules.Rule(brands, urgencies, platforms, names);
    }

    private static List<YamlNode> words(Optional<YamlNode> when, String key) {
        return when.flatMap(condition -> condition.get(key))
                .map(YamlNode::items)
                .orElse(List.of());
    }

    private static Optional<String> known(YamlNode word, java.util.Collection<String> all, String kind) {
        Optional<String> text = word.text();
        text.filter(name -> !all.contains(name)).ifPresent(name -> {
            String cure = all.isEmpty() ? "Add one first" : Nearest.cure(name, all);
            word.problem("There is no " + kind + " '" + name + "'", cure);
        });
        return text.filter(all::contains);
    }
}

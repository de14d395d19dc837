package org.earshot.mention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.earshot.configure.YamlNode;

/** Reads what a brand asks of its replies: {@code tone}, {@code approval} and {@code personal-data}. */
final class ReplyRulesReader {
    static final Set<String> KEYS = Set.of("tone", "approval", "personal-data");

    private static final Set<String> LANGUAGES = Set.of("en", "es", "pl");
    private static final Set<String> SAYABLE = Set.of("email", "phone", "address", "name", "order", "iban");
    private static final Pattern PLATFORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int LONGEST_PATTERN = 200;

    private ReplyRulesReader() {}

    /** The rules of a brand; everything goes where the file names none. */
    static ReplyRules read(YamlNode brand) {
        ReplyRules.Tone tone = brand.get("tone").map(ReplyRulesReader::tone).orElse(ReplyRules.Tone.NONE);
        Set<String> approval =
                brand.get("approval").map(ReplyRulesReader::platforms).orElse(Set.of());
        Optional<YamlNode> data = brand.get("personal-data");
        data.ifPresent(node -> node.onlyKeys(Set.of("own", "order-numbers", "may-be-said")));
        return new ReplyRules(
                tone,
                approval,
                data.flatMap(node -> node.get("own")).map(YamlNode::texts).orElse(List.of()),
                data.flatMap(node -> node.get("order-numbers"))
                        .map(ReplyRulesReader::patterns)
                        .orElse(List.of()),
                data.flatMap(node -> node.get("may-be-said"))
                        .map(ReplyRulesReader::sayable)
                        .orElse(ReplyRules.SAYABLE));
    }

    private static Set<String> platforms(YamlNode node) {
        for (YamlNode item : node.items()) {
            item.text()
                    .filter(platform -> !PLATFORM.matcher(platform).matches())
                    .ifPresent(platform ->
                            item.problem("'" + platform + "' is no platform", "Write one such as x or mastodon"));
        }
        return Set.copyOf(node.texts());
    }

    private static ReplyRules.Tone tone(YamlNode node) {
        node.onlyKeys(Set.of("formal", "emoji", "banned", "longest"));
        return new ReplyRules.Tone(
                node.get("formal").map(ReplyRulesReader::formal).orElse(Map.of()),
                node.get("emoji").flatMap(ReplyRulesReader::emoji).orElse(ReplyRules.Emoji.FREE),
                node.get("banned").map(ReplyRulesReader::banned).orElse(Map.of()),
                node.get("longest").flatMap(ReplyRulesReader::longest).orElse(null));
    }

    private static Map<String, Boolean> formal(YamlNode node) {
        Map<String, Boolean> formal = new HashMap<>();
        languages(node).forEach((language, value) -> value.flag().ifPresent(flag -> formal.put(language, flag)));
        return formal;
    }

    private static Map<String, List<String>> banned(YamlNode node) {
        Map<String, List<String>> banned = new HashMap<>();
        languages(node).forEach((language, value) -> banned.put(language, value.texts()));
        return banned;
    }

    private static Map<String, YamlNode> languages(YamlNode node) {
        node.onlyKeys(LANGUAGES);
        return node.entries().entrySet().stream()
                .filter(entry -> LANGUAGES.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<ReplyRules.Emoji> emoji(YamlNode node) {
        return node.text().flatMap(word -> switch (word) {
            case "none" -> Optional.of(ReplyRules.Emoji.NONE);
            case "few" -> Optional.of(ReplyRules.Emoji.FEW);
            case "free" -> Optional.of(ReplyRules.Emoji.FREE);
            default -> {
                node.problem("'" + word + "' does not say how many emoji", "Write none, few or free");
                yield Optional.empty();
            }
        });
    }

    private static Optional<Integer> longest(YamlNode node) {
        Optional<Integer> number = node.number();
        if (number.isPresent() && (number.get() < 20 || number.get() > 20_000)) {
            node.problem(number.get() + " is no length of a reply", "Write 20 to 20000");
            return Optional.empty();
        }
        return number;
    }

    private static List<Pattern> patterns(YamlNode node) {
        List<Pattern> patterns = new ArrayList<>();
        for (YamlNode item : node.items()) {
            item.text().flatMap(text -> pattern(item, text)).ifPresent(patterns::add);
        }
        return patterns;
    }

    private static Optional<Pattern> pattern(YamlNode node, String text) {
        try {
            Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            if (text.length() <= LONGEST_PATTERN && !pattern.matcher("").find()) {
                return Optional.of(pattern);
            }
            node.problem("This pattern is too long or fits everything", "Write one such as ACME-\\d{6}");
        } catch (PatternSyntaxException e) {
            node.problem(
                    "'" + text + "' is no pattern: " + e.getDescription().toLowerCase(Locale.ROOT),
                    "Write one such as ACME-\\d{6}");
        }
        return Optional.empty();
    }

    private static Set<String> sayable(YamlNode node) {
        for (YamlNode item : node.items()) {
            item.text()
                    .filter(kind -> !SAYABLE.contains(kind))
                    .ifPresent(kind -> item.problem(
                            "'" + kind + "' may never be said in public, or is no kind of personal data",
                            "Write some of "
                                    + String.join(
                                            ", ", SAYABLE.stream().sorted().toList())));
        }
        return Set.copyOf(node.texts());
    }
}

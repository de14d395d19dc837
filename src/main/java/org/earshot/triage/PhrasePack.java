package org.earshot.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlFile;
import org.earshot.configure.YamlNode;

/**
 * The phrases of one language, as the resource {@code phrases-<language>.yaml} holds them.
 *
 * @param language ISO 639-1 code
 * @param negators words that take back what follows them
 * @param spared phrases with such a word that take nothing back, such as "not only"
 * @param breaks words over which a negation does not reach
 * @param rules phrases with their codes
 */
record PhrasePack(String language, Set<String> negators, List<String> spared, Set<String> breaks, List<Rule> rules) {
    /**
     * A way to say something: words that stand near each other, in any order.
     *
     * @param code what it means
     * @param groups for each word its alternatives
     */
    record Rule(String code, List<List<String>> groups) {
        /** A phrase on its own. */
        static Rule of(String code, String phrase) {
            return new Rule(code, List.of(List.of(phrase)));
        }
    }

    /** Reads a pack that travels with the daemon. */
    static PhrasePack load(String language) {
        YamlNode root = resource("phrases-" + language + ".yaml");
        Map<String, List<String>> lists = lists(root);
        List<Rule> rules = new ArrayList<>();
        root.need("codes")
                .ifPresent(codes -> codes.entries()
                        .forEach((code, phrases) ->
                                phrases.items().forEach(phrase -> rules.add(rule(code, phrase, lists)))));
        return new PhrasePack(
                language,
                Set.copyOf(texts(root, "negators")),
                texts(root, "spared"),
                Set.copyOf(texts(root, "breaks")),
                rules);
    }

    /** Reads the codes that travel with the daemon. */
    static Map<String, Code> codes() {
        Map<String, Code> codes = new LinkedHashMap<>();
        resource("codes.yaml").entries().forEach((name, node) -> codes.put(name, code(name, node)));
        return codes;
    }

    private static Code code(String name, YamlNode node) {
        Urgency floor = node.need("level")
                .flatMap(YamlNode::text)
                .map(text -> Urgency.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElseThrow();
        return new Code(
                name,
                node.need("points").flatMap(YamlNode::number).orElseThrow(),
                floor,
                node.need("why").flatMap(YamlNode::text).orElseThrow(),
                node.get("lasting").flatMap(YamlNode::flag).orElse(false),
                node.get("negatable").flatMap(YamlNode::flag).orElse(true));
    }

    private static Map<String, List<String>> lists(YamlNode root) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        root.need("lists")
                .ifPresent(node -> node.entries()
                        .forEach((name, words) ->
                                lists.put(name, alternatives(words.text().orElseThrow(), lists))));
        return lists;
    }

    private static Rule rule(String code, YamlNode node, Map<String, List<String>> lists) {
        if (!node.isList()) {
            return new Rule(code, List.of(alternatives(node.text().orElseThrow(), lists)));
        }
        return new Rule(
                code,
                node.texts().stream().map(group -> alternatives(group, lists)).toList());
    }

    /** The words of a group; {@code <name>} stands for all words of a list that is written before it. */
    private static List<String> alternatives(String group, Map<String, List<String>> lists) {
        List<String> words = new ArrayList<>();
        for (String word : group.split("\\|", -1)) {
            if (word.startsWith("<")) {
                String name = word.substring(1, word.length() - 1);
                words.addAll(Objects.requireNonNull(lists.get(name), () -> "there is no list " + name));
            } else {
                words.add(word);
            }
        }
        return words.stream().distinct().toList();
    }

    private static List<String> texts(YamlNode root, String key) {
        return root.need(key).map(YamlNode::texts).orElse(List.of());
    }

    private static YamlNode resource(String name) {
        Problems problems = new Problems();
        try (InputStream stream = PhrasePack.class.getResourceAsStream(name)) {
            String text = stream == null ? "" : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return YamlFile.parse(text, Path.of(name), problems)
                    .orElseThrow(
                            () -> new IllegalStateException("the resource " + name + " is broken: " + problems.all()));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + name + " cannot be read", e);
        }
    }
}

package org.earshot.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.earshot.configure.Problem;
import org.earshot.configure.Replacement;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Covers secrets that somebody wrote into a file by hand: neither a page nor a version ever holds one. What is covered in a text that comes
 * back is put in again from the file.
 */
final class Concealed {
    /** What stands in the place of a secret. */
    static final String MASK = "(secret)";

    private static final String NAME = "\\$\\{[A-Za-z_][A-Za-z0-9_]*}";
    private static final Pattern NAMED = Pattern.compile(NAME);

    /** The path of a web address is what most services take for its secret. */
    private static final Pattern OPEN_ADDRESS =
            Pattern.compile("(?:https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)?(?:/|" + NAME + ")*");

    private static final Pattern ROUGH_LINE = Pattern.compile("(?m)((?:secret|webhook)[\"']?\\s*:)[^\\n]*");
    private static final Pattern ROUGH_ITEM = Pattern.compile("(?m)^(\\s*-\\s+)(?![A-Za-z-]+:)[^\\n]*");

    private final Composed composed;
    private final Map<String, ScalarNode> found = new LinkedHashMap<>();
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private Concealed(Composed composed) {
        this.composed = composed;
        if (composed.root() != null) {
            walk(composed.root(), "", "");
        }
    }

    /** True for a key whose value is a secret. */
    static boolean isSecret(String key) {
        return key.equals("secret") || key.equals("webhook") || key.equals("client-secret");
    }

    /** True for what may be shown and written where a secret is wanted: the name of an environment variable. */
    static boolean isOpen(String key, String value) {
        return value.isEmpty()
                || (key.equals("webhook") ? OPEN_ADDRESS : NAMED).matcher(value).matches();
    }

    /** Other files have no place for a secret. */
    private static boolean holds(RuleFile file) {
        return file == RuleFile.ALERTS || file == RuleFile.SSO;
    }

    /** The text with every secret covered; nothing where it is no YAML, so that nobody knows where its secrets are. */
    static Optional<String> cover(RuleFile file, String text) {
        return holds(file) ? Composed.of(text).map(composed -> new Concealed(composed).covered()) : Optional.of(text);
    }

    /** The same for what is no YAML: rather too much is covered than too little. */
    static String coverRoughly(RuleFile file, String text) {
        return cover(file, text).orElseGet(() -> {
            String lines = ROUGH_LINE.matcher(text).replaceAll("$1 " + MASK);
            return ROUGH_ITEM.matcher(lines).replaceAll("$1" + MASK);
        });
    }

    /** The text with its secrets put in again from what stands in the file, and a problem for each that is typed anew. */
    static Uncovered uncover(RuleText present, String typed) {
        if (!holds(present.file())) {
            return new Uncovered(typed, List.of());
        }
        Optional<Composed> wanted = Composed.of(typed);
        if (wanted.isEmpty()) {
            return new Uncovered(typed, List.of());
        }
        Map<String, String> letters = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        Composed.of(present.text())
                .map(Concealed::new)
                .ifPresent(old -> old.found.forEach((path, node) -> {
                    letters.put(path, old.composed.letters(old.composed.place(node)));
                    values.put(path, node.getValue());
                }));
        return new Concealed(wanted.get()).uncovered(present.file(), letters, values);
    }

    private Uncovered uncovered(RuleFile file, Map<String, String> letters, Map<String, String> values) {
        List<Problem> problems = new ArrayList<>();
        List<Replacement> changes = new ArrayList<>();
        found.forEach((path, node) -> {
            String value = node.getValue().strip();
            if (value.equals(MASK) && values.containsKey(path)) {
                changes.add(new Replacement(composed.place(node), letters.getOrDefault(path, MASK)));
            } else if (value.equals(MASK) || !node.getValue().equals(values.get(path))) {
                problems.add(new Problem(
                        java.nio.file.Path.of(file.said()),
                        node.getStartMark().getLine() + 1,
                        value.equals(MASK)
                                ? "There is no secret in the file that could stay here"
                                : "A secret is not written here, but the name of the environment variable that holds it",
                        "Write ${NAME} and set NAME where the daemon is started"));
            }
        });
        return new Uncovered(Replacement.apply(composed.text(), changes), problems);
    }

    private String covered() {
        return Replacement.apply(
                composed.text(),
                found.values().stream()
                        .map(node -> new Replacement(composed.place(node), MASK))
                        .toList());
    }

    private void walk(Node node, String path, String secret) {
        if (node instanceof ScalarNode scalar) {
            String value = scalar.getValue().strip();
            if (!secret.isEmpty() && !isOpen(secret, value) && seen.add(node)) {
                found.put(path, scalar);
            }
        } else if (seen.add(node) && node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                boolean hidden = isSecret(key);
                walk(tuple.getValueNode(), path + "\n" + key, hidden ? key : secret);
            }
        } else if (node instanceof SequenceNode sequence) {
            List<Node> items = sequence.getValue();
            for (int i = 0; i < items.size(); i++) {
                walk(items.get(i), path + "\n" + i, secret);
            }
        }
    }

    /**
     * A text as it is to be written.
     *
     * @param text with its secrets
     * @param problems what keeps it from being written
     */
    record Uncovered(String text, List<Problem> problems) {
        Uncovered {
            problems = List.copyOf(problems);
        }

        /** How much is wrong: the text may hold secrets. */
        @Override
        public String toString() {
            return problems.size() + " problems";
        }
    }
}

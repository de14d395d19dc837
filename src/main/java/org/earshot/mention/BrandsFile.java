package org.earshot.mention;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.earshot.configure.Problems;
import org.earshot.configure.YamlNode;

/** Reads {@code config/brands.yaml} into brands. */
public final class BrandsFile {
    private static final Set<String> KEYS = Stream.concat(
                    Stream.of("id", "name", "terms", "exclude", "languages", "time-zone", "hours", "holidays"),
                    ReplyRulesReader.KEYS.stream())
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Set<String> seen = new HashSet<>();

    private BrandsFile() {}

    /**
     * The brands of the file.
     *
     * @param root the file's root
     * @param problems gets every complaint, where the file was read with another collector too
     * @return the brands that are whole; to be used only where there are no problems
     */
    public static List<Brand> read(YamlNode root, Problems problems) {
        BrandsFile file = new BrandsFile();
        List<YamlNode> items = root.onlyKeys(Set.of("brands"))
                .need("brands")
                .map(YamlNode::items)
                .orElse(List.of());
        if (items.isEmpty() && problems.none()) {
            root.problem("There is no brand", "Add one under brands: with id, name and terms");
        }
        return items.stream().flatMap(item -> file.brand(item).stream()).toList();
    }

    private Optional<Brand> brand(YamlNode node) {
        if (!node.isMapping()) {
            node.problem("A brand with id, name and terms is expected here", "Write it as - id: …");
            return Optional.empty();
        }
        node.onlyKeys(KEYS);
        Optional<String> id = node.need("id").flatMap(this::id);
        List<String> terms = node.need("terms").map(BrandsFile::terms).orElse(List.of());
        OfficeHours hours = hours(node);
        Set<String> languages = node.get("languages").map(BrandsFile::languages).orElse(Set.of("en"));
        String name = node.get("name").flatMap(YamlNode::text).or(() -> id).orElse("");
        List<String> exclude = node.get("exclude").map(YamlNode::texts).orElse(List.of());
        ReplyRules rules = ReplyRulesReader.read(node);
        return id.map(known -> new Brand(known, name, terms, exclude, languages, hours, rules));
    }

    private Optional<String> id(YamlNode node) {
        Optional<String> id = node.text();
        id.filter(text -> !ID.matcher(text).matches())
                .ifPresent(text -> node.problem(
                        "'" + text + "' is no id", "Use lower-case letters, digits and dashes, such as acme-bank"));
        id.filter(text -> !seen.add(text))
                .ifPresent(
                        text -> node.problem("The brand '" + text + "' is there twice", "Give each brand its own id"));
        return id;
    }

    private static List<String> terms(YamlNode node) {
        List<String> terms = new ArrayList<>();
        Set<String> folded = new HashSet<>();
        for (YamlNode item : node.items()) {
            item.text().ifPresent(term -> {
                terms.add(term);
                if (PhraseFinder.fold(term).replace("*", "").isBlank()) {
                    item.problem(
                            "The term '" + term + "' holds no letter", "Write a word, a phrase, an @handle or a #tag");
                } else if (!folded.add(PhraseFinder.fold(term))) {
                    item.problem("The term '" + term + "' is there twice; case and accents do not count", "Drop one");
                }
            });
        }
        if (terms.isEmpty()) {
            node.problem("The brand has no terms, so nothing can match it", "Add words, @handles or #tags under terms");
        }
        return terms;
    }

    private static Set<String> languages(YamlNode node) {
        Set<String> languages = new HashSet<>();
        for (YamlNode item : node.items()) {
            item.text().ifPresent(code -> {
                if (!LANGUAGES.contains(code)) {
                    item.problem("'" + code + "' is no language", "Write ISO 639-1 codes, such as en, es or pl");
                } else if (!languages.add(code)) {
                    item.problem("The language '" + code + "' is there twice", "Drop one");
                }
            });
        }
        return languages.isEmpty() ? Set.of("en") : languages;
    }

    private static OfficeHours hours(YamlNode node) {
        ZoneId zone = node.get("time-zone").flatMap(BrandsFile::zone).orElse(ZoneOffset.UTC);
        Collection<YamlNode> holidays =
                node.get("holidays").map(YamlNode::items).orElse(List.of());
        return HoursReader.read(zone, node.get("hours"), holidays);
    }

    private static Optional<ZoneId> zone(YamlNode node) {
        return node.text().flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                node.problem(
                        "'" + text + "' is no time zone", "Write one such as Europe/Madrid, America/Bogota or UTC");
                return Optional.empty();
            }
        });
    }
}

package org.earshot.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.earshot.configure.Nearest;
import org.earshot.configure.YamlNode;

/** Reads config/sharing.yaml. */
public final class SharingFile {
    private static final int MOST_ABUSE = 1_000;

    private SharingFile() {}

    /**
     * What the file says; problems are added where it is wrong.
     *
     * @param known the ids of all brands
     */
    public static SharingRules read(YamlNode root, Set<String> known) {
        root.onlyKeys(Set.of("brands", "away-after", "abusive-per-day"));
        List<String> brands = new ArrayList<>();
        root.get("brands")
                .map(YamlNode::items)
                .orElse(List.of())
                .forEach(item -> item.text().ifPresent(brand -> {
                    if (!known.contains(brand)) {
                        item.problem("There is no brand '" + brand + "'", Nearest.cure(brand, new TreeSet<>(known)));
                    }
                    brands.add(brand);
                }));
        return new SharingRules(brands, awayAfter(root), abuse(root));
    }

    private static Duration awayAfter(YamlNode root) {
        return root.get("away-after")
                .flatMap(place -> place.duration().filter(span -> {
                    boolean sound = span.compareTo(Duration.ofMinutes(1)) >= 0;
                    if (!sound) {
                        place.problem("Nobody is away after less than a minute", "Write 1m or more, such as 30m");
                    }
                    return sound;
                }))
                .orElse(SharingRules.OFF.awayAfter());
    }

    private static int abuse(YamlNode root) {
        return root.get("abusive-per-day")
                .flatMap(place -> place.number().filter(number -> {
                    boolean sound = number >= 0 && number <= MOST_ABUSE;
                    if (!sound) {
                        place.problem("A cap is a number from 0 to " + MOST_ABUSE, "Write a number such as 5");
                    }
                    return sound;
                }))
                .orElse(SharingRules.OFF.abusivePerDay());
    }
}

package org.earshot.triage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.earshot.mention.FoldedText;
import org.earshot.mention.PhraseFinder;
import org.earshot.triage.PhrasePack.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Finds what phrases say, in all languages at once: people mix them, and a wrong guess of the language must not hide
 * a cry for help. One pass over the text, whatever the number of phrases.
 */
public final class Phrases {
    /** The version of the built-in packs; grows with them. */
    static final String PACKS = "en-es-pl-2";

    /** Words that make one meaning stand at most so many letters apart. */
    private static final int NEAR = 60;

    private static final int MOST_HITS = 2_000;
    private static final int MOST_PER_GROUP = 24;
    private static final List<PhrasePack> BUILT_IN =
            List.of(PhrasePack.load("en"), PhrasePack.load("es"), PhrasePack.load("pl"));
    private static final Map<String, Code> CODES = Map.copyOf(PhrasePack.codes());

    private final Map<String, List<Place>> places = new HashMap<>();
    private final Map<String, Code> codes = new LinkedHashMap<>(CODES);
    private final List<Negation> negations = new ArrayList<>();
    private final Set<String> figures = new HashSet<>();
    private final Set<String> own = new HashSet<>();
    private final PhraseFinder finder;
    private int patterns;

    private Phrases(List<Addition> additions) {
        for (PhrasePack pack : BUILT_IN) {
            Negation negation = new Negation(pack);
            negations.add(negation);
            pack.rules().forEach(rule -> add(rule, List.of(negation)));
        }
        for (Addition addition : additions) {
            own.add(addition.code());
            codes.put(addition.code(), addition.over(codes.get(addition.code())));
            addition.phrases().forEach(phrase -> add(Rule.of(addition.code(), phrase), negations));
        }
        finder = new PhraseFinder(places.keySet());
    }

    /** The built-in packs with the admin's own phrases. */
    static Phrases with(List<Addition> additions) {
        return new Phrases(List.copyOf(additions));
    }

    /** The codes to which the admin added something. */
    Set<String> own() {
        return Collections.unmodifiableSet(own);
    }

    private void add(Rule rule, List<Negation> negation) {
        Code code = codes.get(rule.code());
        if (code == null) {
            throw new IllegalStateException("the code " + rule.code() + " is not in codes.yaml");
        }
        Pattern pattern = new Pattern(patterns++, code, rule.groups().size(), negation);
        for (int group = 0; group < rule.groups().size(); group++) {
            for (String phrase : rule.groups().get(group)) {
                places.computeIfAbsent(PhraseFinder.fold(phrase), key -> new ArrayList<>())
                        .add(new Place(pattern, group));
                if (rule.code().equals("joke")) {
                    figures.add(PhraseFinder.fold(phrase));
                }
            }
        }
    }

    /** Everything that the text says, in its order; what it takes back itself, or says in jest, is left out. */
    List<Hit> find(String text) {
        FoldedText folded = FoldedText.of(text);
        List<PhraseFinder.Hit> found = finder.find(folded);
        if (found.isEmpty()) {
            return List.of();
        }
        List<PhraseFinder.Hit> meant = meant(found.subList(0, Math.min(found.size(), MOST_HITS)));
        return Jest.without(text, said(folded.text(), meant));
    }

    /** Most patterns have one of their words in a text and not the others, so what is whole is counted first. */
    private List<Hit> said(String plain, List<PhraseFinder.Hit> parts) {
        int[] present = new int[patterns];
        for (PhraseFinder.Hit part : parts) {
            for (Place place : places.getOrDefault(part.phrase(), List.of())) {
                present[place.pattern().number()] |= 1 << place.group();
            }
        }
        List<Hit> hits = new ArrayList<>();
        Map<Pattern, List<List<PhraseFinder.Hit>>> whole = new LinkedHashMap<>();
        for (PhraseFinder.Hit part : parts) {
            for (Place place : places.getOrDefault(part.phrase(), List.of())) {
                Pattern pattern = place.pattern();
                if (pattern.groups() == 1) {
                    if (!pattern.takenBack(plain, part)) {
                        hits.add(Hit.of(pattern.code(), part, part));
                    }
                } else if (present[pattern.number()] == (1 << pattern.groups()) - 1) {
                    whole.computeIfAbsent(pattern, Phrases::emptyGroups)
                            .get(place.group())
                            .add(part);
                }
            }
        }
        whole.forEach((pattern, groups) -> nearest(plain, pattern, groups).ifPresent(hits::add));
        return hits;
    }

    /** Words inside a figure of speech are no part of anything graver. */
    private List<PhraseFinder.Hit> meant(List<PhraseFinder.Hit> found) {
        List<PhraseFinder.Hit> jokes =
                found.stream().filter(hit -> figures.contains(hit.phrase())).toList();
        return jokes.isEmpty()
                ? found
                : found.stream()
                        .filter(hit ->
                                figures.contains(hit.phrase()) || jokes.stream().noneMatch(joke -> within(hit, joke)))
                        .toList();
    }

    private static boolean within(PhraseFinder.Hit hit, PhraseFinder.Hit joke) {
        return joke.foldedStart() <= hit.foldedStart() && joke.foldedEnd() >= hit.foldedEnd();
    }

    private static List<List<PhraseFinder.Hit>> emptyGroups(Pattern pattern) {
        List<List<PhraseFinder.Hit>> groups = new ArrayList<>();
        for (int i = 0; i < pattern.groups(); i++) {
            groups.add(new ArrayList<>());
        }
        return groups;
    }

    /** The first place where all words of a pattern stand near each other, and no negation takes them back. */
    private static Optional<Hit> nearest(String plain, Pattern pattern, List<List<PhraseFinder.Hit>> groups) {
        for (PhraseFinder.Hit first : most(groups.get(0))) {
            List<PhraseFinder.Hit> parts = new ArrayList<>(List.of(first));
            for (List<PhraseFinder.Hit> group : groups.subList(1, groups.size())) {
                closest(most(group), from(parts), to(parts)).ifPresent(parts::add);
            }
            if (parts.size() == groups.size() && !pattern.takenBack(plain, parts)) {
                return Optional.of(Hit.of(pattern.code(), from(parts), to(parts)));
            }
        }
        return Optional.empty();
    }

    private static PhraseFinder.Hit from(List<PhraseFinder.Hit> parts) {
        return Collections.min(parts, Comparator.comparingInt(PhraseFinder.Hit::foldedStart));
    }

    private static PhraseFinder.Hit to(List<PhraseFinder.Hit> parts) {
        return Collections.max(parts, Comparator.comparingInt(PhraseFinder.Hit::foldedEnd));
    }

    private static List<PhraseFinder.Hit> most(List<PhraseFinder.Hit> hits) {
        return hits.subList(0, Math.min(hits.size(), MOST_PER_GROUP));
    }

    private static Optional<PhraseFinder.Hit> closest(
            List<PhraseFinder.Hit> hits, PhraseFinder.Hit from, PhraseFinder.Hit to) {
        return hits.stream()
                .filter(hit -> gap(hit, from, to) >= 0 && gap(hit, from, to) <= NEAR)
                .min(Comparator.comparingInt(hit -> gap(hit, from, to)));
    }

    /** Letters between a hit and a span; negative where they overlap. */
    private static int gap(PhraseFinder.Hit hit, PhraseFinder.Hit from, PhraseFinder.Hit to) {
        return Math.max(from.foldedStart() - hit.foldedEnd(), hit.foldedStart() - to.foldedEnd());
    }

    /**
     * Something that a text says.
     *
     * @param code what it means
     * @param start where its words start in the text, in UTF-16 units
     * @param end where they end
     */
    record Hit(Code code, int start, int end) {
        private static Hit of(Code code, PhraseFinder.Hit first, PhraseFinder.Hit last) {
            return new Hit(code, first.start(), last.end());
        }
    }

    /**
     * Phrases of the admin's own.
     *
     * @param code an existing code or a new one
     * @param points null for those of the code, or 25 for a new one
     * @param level null for that of the code, or the level that its points reach
     * @param why null for that of the code, or a sentence that says whose phrase it is
     * @param phrases as people write them; {@code *} at the end stands for any ending
     */
    record Addition(
            String code,
            @Nullable Integer points,
            @Nullable Urgency level,
            @Nullable String why,
            List<String> phrases) {
        Code over(@Nullable Code known) {
            int given = points != null ? points : known != null ? known.points() : 25;
            Urgency reached = known != null ? known.floor() : TriagePolicy.Thresholds.DEFAULT.level(given);
            return new Code(
                    code,
                    given,
                    level != null ? level : reached,
                    why != null ? why : known != null ? known.why() : "Says a phrase from config/triage.yaml",
                    known != null && known.lasting(),
                    known == null || known.negatable());
        }
    }

    /** Compared by identity: two rules with the same code are two patterns. */
    private static final class Pattern {
        private final int number;
        private final Code code;
        private final int groups;
        private final List<Negation> negations;

        Pattern(int number, Code code, int groups, List<Negation> negations) {
            this.number = number;
            this.code = code;
            this.groups = groups;
            this.negations = negations;
        }

        int number() {
            return number;
        }

        Code code() {
            return code;
        }

        int groups() {
            return groups;
        }

        boolean takenBack(String plain, PhraseFinder.Hit part) {
            return code.negatable()
                    && negations.stream().anyMatch(negation -> negation.reaches(plain, part.foldedStart()));
        }

        /** Where one of the words is itself a no, as in "never" beside "refund", a no takes nothing back. */
        boolean takenBack(String plain, List<PhraseFinder.Hit> parts) {
            boolean ownNo =
                    parts.stream().anyMatch(part -> negations.stream().anyMatch(one -> one.within(part.phrase())));
            return !ownNo && parts.stream().anyMatch(part -> takenBack(plain, part));
        }
    }

    private record Place(Pattern pattern, int group) {}
}
